using System;
using System.Globalization;

namespace IBApi;

/// <summary>The few helpers that programs take from the API; not all of them.</summary>
public static class Util
{
    public static bool StringIsEmpty(string str) => string.IsNullOrEmpty(str);

    public static string IntMaxString(int value) =>
        value == int.MaxValue ? "" : value.ToString(CultureInfo.InvariantCulture);

    public static string DoubleMaxString(double value) =>
        value == double.MaxValue ? "" : value.ToString(CultureInfo.InvariantCulture);

#if V976_OR_LATER
    public static string LongMaxString(long value) =>
        value == long.MaxValue ? "" : value.ToString(CultureInfo.InvariantCulture);

    public static string UnixSecondsToString(long seconds, string format) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
#endif

#if V1019_OR_LATER
    public static string DecimalMaxString(decimal value) =>
        value == decimal.MaxValue ? "" : value.ToString(CultureInfo.InvariantCulture);
#endif

#if V1050_OR_LATER
    public static long CurrentTimeMillis() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
#endif
}
