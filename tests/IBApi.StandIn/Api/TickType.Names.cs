using System.Linq;
using System.Reflection;

namespace IBApi;

public partial class TickType
{
    /// <summary>The name of a field; the real client answers in another spelling, which nothing here depends on.</summary>
    public static string getField(int tickType) =>
        typeof(TickType)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(field => field.IsLiteral && (int)field.GetRawConstantValue() == tickType)?.Name ?? "unknown";
}
