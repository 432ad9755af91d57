using System.Linq;
using System.Reflection;

namespace IBApi;

public partial class TickType
{
    // The real client spells the names otherwise; nothing depends on them.
    public static string getField(int tickType) =>
        typeof(TickType)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(field => field.IsLiteral && (int)field.GetRawConstantValue() == tickType)
            ?.Name ?? "unknown";
}
