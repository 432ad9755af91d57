using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using IBApi.StandIn;

/// <summary>A TWS in the process of the program: it listens where the test says and tells who came.</summary>
internal static class Tws
{
    [ModuleInitializer]
    internal static void Listen()
    {
        var address = (Environment.GetEnvironmentVariable("TWS_LISTENS_ON") ?? "127.0.0.1:7497").Split(':');
        var tws = StandInTws.Listen(address[0], int.Parse(address[1], CultureInfo.InvariantCulture));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine(
            "Came: " + string.Join(", ", tws.Attempts.Select(attempt => attempt.Host + ":" + attempt.Port + " as " + attempt.ClientId)));
    }
}
