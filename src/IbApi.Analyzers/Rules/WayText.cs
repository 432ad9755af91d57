using IbApi.Analyzers.Model;

namespace IbApi.Analyzers.Rules;

/// <summary>Says in a message how a value gets to the connect call, where that is not obvious.</summary>
internal static class WayText
{
    /// <summary>
    /// “ through `Bot.Connect` in Bot.cs”; empty where the value stands in the connect call itself.
    /// </summary>
    public static string Of(SettingUse use)
    {
        // The step next to the value names what it was given to, which is what the reader of the value sees.
        var step = use.Origin.Way;
        while (step?.Next is { } next)
        {
            step = next;
        }

        if (step is null)
        {
            return use.Call.Kind == Model.Connections.ConnectCallKind.Api ? string.Empty : " through `" + use.Call.Target + "`";
        }

        var file = use.Call.Place.Tree == use.Origin.Place?.Tree ? string.Empty : use.Call.Place.FileName;
        return " through `" + step.Receiver + "`" + (file.Length == 0 ? string.Empty : " in " + file);
    }
}
