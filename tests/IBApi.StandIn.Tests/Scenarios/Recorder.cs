using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Reflection;
using System.Threading;
using IBApi;

/// <summary>An EWrapper of any generation that writes down what was called, and on which thread.</summary>
public class Recorder : DispatchProxy
{
    private readonly List<string> _calls = new List<string>();

    public Dictionary<string, Action> Reactions { get; } = new Dictionary<string, Action>();

    public EWrapper Wrapper => (EWrapper)(object)this;

    public static Recorder Create() => (Recorder)(object)Create<EWrapper, Recorder>();

    public string[] Calls
    {
        get
        {
            lock (_calls)
            {
                return _calls.ToArray();
            }
        }
    }

    /// <summary>Waits until a call begins like this; answers with all calls either way, so that a test shows them.</summary>
    public string[] Await(string call)
    {
        var deadline = DateTime.UtcNow.AddSeconds(5);
        lock (_calls)
        {
            while (!_calls.Exists(entry => entry.StartsWith(call, StringComparison.Ordinal)) && DateTime.UtcNow < deadline)
            {
                Monitor.Wait(_calls, 20);
            }

            return _calls.ToArray();
        }
    }

    public void Forget()
    {
        lock (_calls)
        {
            _calls.Clear();
        }
    }

    protected override object Invoke(MethodInfo method, object[] arguments)
    {
        var name = method.Name;
        if (name == "error")
        {
            name += " " + Describe(method, arguments);
        }

        lock (_calls)
        {
            _calls.Add(name + "@" + Thread.CurrentThread.Name);
            Monitor.PulseAll(_calls);
        }

        if (Reactions.TryGetValue(method.Name, out var reaction))
        {
            reaction();
        }

        return null;
    }

    private static string Describe(MethodInfo method, object[] arguments)
    {
        if (arguments.Length > 1)
        {
            var code = Array.FindIndex(method.GetParameters(), parameter => parameter.Name == "errorCode");
            return arguments[0] + " " + arguments[code];
        }

        return arguments[0] switch
        {
            SocketException socket => "SocketException " + (int)socket.SocketErrorCode,
            Exception exception => exception.GetType().Name,
            _ => "text",
        };
    }
}
