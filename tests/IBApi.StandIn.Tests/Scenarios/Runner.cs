using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using IBApi.StandIn;

public static class Runner
{
    public static string[] Run(string scenario)
    {
        string[] result = null;
        ExceptionDispatchInfo failure = null;
        var caller = new Thread(() =>
        {
            try
            {
                using (var tws = StandInTws.Listen())
                using (var bot = new Bot(tws))
                {
                    var method = typeof(Scenarios).GetMethod(scenario);
                    result = (string[])method.Invoke(null, new object[] { tws, bot });
                }
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true, Name = "caller" };
        caller.Start();
        if (!caller.Join(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException(scenario);
        }

        failure?.Throw();
        return result;
    }
}
