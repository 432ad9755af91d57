#if !V976_OR_LATER
using System;
using System.IO;
using System.Threading;
using IBApi.StandIn;

namespace IBApi;

/// <summary>Up to 9.71 the client reads by itself, with a type of this name that is not public, and callbacks run on the reading thread.</summary>
internal static class EReader
{
    public static void Start(EClientSocket client, StandInSession session) =>
        new Thread(() => Read(client, session)) { IsBackground = true, Name = "EReader" }.Start();

    private static void Read(EClientSocket client, StandInSession session)
    {
        try
        {
            while (session.Take(noticesLoss: true, out var message))
            {
                client.Process(message);
            }

            if (session.WasLost)
            {
                throw new EndOfStreamException();
            }
        }
        catch (Exception e)
        {
            // A callback that throws ends the reader like a broken socket does.
            if (client.IsConnected() && client.Session == session)
            {
                client.Wrapper.error(e);
                client.CloseAfterLoss(session);
            }
        }
    }
}
#endif
