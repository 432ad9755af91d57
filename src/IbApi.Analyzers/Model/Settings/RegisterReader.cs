using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// Reads a session register. What cannot be read is left out and remembered as a problem at its place; the rest counts.
/// docs/ibapi.schema.json says the same to an editor, and a test holds them together.
/// </summary>
internal sealed class RegisterReader
{
    private const string EntryIsIgnored = "it is ignored";
    private const string SchemaKey = "$schema";
    private const string SessionsKey = "sessions";
    private const string ClientsKey = "clients";

    private static readonly ImmutableArray<string> RootKeys = ImmutableArray.Create(SchemaKey, SessionsKey, ClientsKey);

    private static readonly ImmutableArray<string> SessionKeys = ImmutableArray.Create(
        "mode", "port", "host", "application", "version", "user", "masterClientId", "masterProject", "readOnly", "autoRestart");

    private static readonly ImmutableArray<string> ClientKeys = ImmutableArray.Create("id", "project", "session", "purpose");

    private readonly SettingsFile _file;
    private readonly List<RegisterProblem> _problems = [];

    private RegisterReader(SettingsFile file) => _file = file;

    public static SessionRegister Read(SettingsFile file)
    {
        var reader = new RegisterReader(file);
        var register = reader.Register();
        return register with
        {
            Problems = reader._problems.OrderBy(static problem => problem.Place).ToImmutableArray(),
        };
    }

    private SessionRegister Register()
    {
        var register = new SessionRegister(_file);
        var (root, error) = JsonReader.Read(_file.Text);
        if (error is not null)
        {
            _problems.Add(new RegisterProblem(At(error.Span), _file.Name, "cannot be read: " + error.Reason, "the register is ignored"));
            return register;
        }

        if (root is not { Kind: JsonKind.Object })
        {
            _problems.Add(new RegisterProblem(
                At(root!.Span), _file.Name, "cannot be read: an object with `sessions` is expected here", "the register is ignored"));
            return register;
        }

        var keys = Keys(root, string.Empty, RootKeys);
        Text(keys, SchemaKey, string.Empty);
        var sessions = keys.TryGetValue(SessionsKey, out var all) && Is(all, JsonKind.Object, SessionsKey, "an object with a session for each name")
            ? Sessions(all)
            : ImmutableArray<RegisterSession>.Empty;
        var areClients = keys.TryGetValue(ClientsKey, out var clients) && Is(clients, JsonKind.Array, ClientsKey, "a list of clients");
        return register with
        {
            Sessions = sessions,
            Clients = areClients ? Clients(clients!, sessions) : ImmutableArray<RegisterClient>.Empty,
            ClientsPlace = areClients ? At(clients!.Span) : null,
        };
    }

    private ImmutableArray<RegisterSession> Sessions(JsonNode all)
    {
        var sessions = ImmutableArray.CreateBuilder<RegisterSession>();
        foreach (var (name, nameSpan, value) in all.Properties)
        {
            var path = SessionsKey + ":" + name;
            if (sessions.Any(session => session.Name.Value == name))
            {
                _problems.Add(new RegisterProblem(At(nameSpan), path, "is there twice", "the first counts"));
            }
            else if (Is(value, JsonKind.Object, path, "an object with `mode` and `port`"))
            {
                sessions.Add(Session(new RegisterValue<string>(name, At(nameSpan)), path, value));
            }
        }

        return sessions.ToImmutable();
    }

    private RegisterSession Session(RegisterValue<string> name, string path, JsonNode value)
    {
        var keys = Keys(value, path, SessionKeys);
        Require(keys, name.Place, path, "mode", "port");
        return new RegisterSession(name)
        {
            Mode = OneOf(keys, "mode", path, ("live", AccountKind.Live), ("paper", AccountKind.Paper)),
            Port = Integer(keys, "port", path, SocketPorts.Min, SocketPorts.Max, "a port from 1 to 65535"),
            Host = Text(keys, "host", path),
            Application = OneOf(keys, "application", path, ("tws", SessionApplication.Tws), ("gateway", SessionApplication.Gateway)),
            Version = Version(keys, "version", path),
            User = Text(keys, "user", path),
            MasterClientId = ClientId(keys, "masterClientId", path),
            MasterProject = Text(keys, "masterProject", path),
            ReadOnly = Flag(keys, "readOnly", path),
            AutoRestart = Flag(keys, "autoRestart", path),
        };
    }

    private ImmutableArray<RegisterClient> Clients(JsonNode all, ImmutableArray<RegisterSession> sessions)
    {
        var clients = ImmutableArray.CreateBuilder<RegisterClient>();
        for (var i = 0; i < all.Elements.Length; i++)
        {
            var value = all.Elements[i];
            var path = ClientsKey + ":" + i.ToString(CultureInfo.InvariantCulture);
            if (!Is(value, JsonKind.Object, path, "an object with `id`, `project` and `session`"))
            {
                continue;
            }

            var keys = Keys(value, path, ClientKeys);
            Require(keys, new FilePlace(_file, new TextSpan(value.Span.Start, 1)), path, "id", "project", "session");
            var client = new RegisterClient(At(value.Span))
            {
                Id = ClientId(keys, "id", path),
                Project = Text(keys, "project", path),
                Session = Text(keys, "session", path),
                Purpose = Text(keys, "purpose", path),
            };
            if (client.Session is { } session && sessions.All(other => other.Name.Value != session.Value))
            {
                Unexpected(
                    session.Place,
                    path + ":session",
                    session.Value,
                    sessions.IsEmpty ? "the name of a session in `sessions`" : "the name of a session: " + string.Join(", ", sessions.Select(static other => other.Name.Value)));
                client = client with { Session = null };
            }

            clients.Add(client);
        }

        return clients.ToImmutable();
    }

    /// <summary>The values of an object by key, the unknown keys and the repeated ones left out.</summary>
    private Dictionary<string, JsonNode> Keys(JsonNode of, string path, ImmutableArray<string> known)
    {
        var keys = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, nameSpan, value) in of.Properties)
        {
            if (!known.Contains(name))
            {
                _problems.Add(new RegisterProblem(
                    At(nameSpan),
                    Join(path, name),
                    "is no key of the session register; the keys here are " + string.Join(", ", known.Where(static key => key != SchemaKey)),
                    EntryIsIgnored));
            }
            else if (keys.ContainsKey(name))
            {
                _problems.Add(new RegisterProblem(At(nameSpan), Join(path, name), "is there twice", "the first counts"));
            }
            else
            {
                keys.Add(name, value);
            }
        }

        return keys;
    }

    private void Require(Dictionary<string, JsonNode> keys, FilePlace place, string path, params string[] required)
    {
        foreach (var key in required.Where(key => !keys.ContainsKey(key)))
        {
            _problems.Add(new RegisterProblem(place, path, $"has no `{key}`", "what needs it is not checked"));
        }
    }

    private bool Is(JsonNode value, JsonKind kind, string path, string expected)
    {
        if (value.Kind != kind)
        {
            Unexpected(value, path, expected);
        }

        return value.Kind == kind;
    }

    private RegisterValue<string>? Text(Dictionary<string, JsonNode> keys, string key, string path)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value.Kind == JsonKind.String)
        {
            return Value(value.Text, value);
        }

        Unexpected(value, Join(path, key), "a text in double quotes");
        return null;
    }

    private RegisterValue<bool>? Flag(Dictionary<string, JsonNode> keys, string key, string path)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value.Kind == JsonKind.Boolean)
        {
            return Value(value.Text == "true", value);
        }

        Unexpected(value, Join(path, key), "true or false");
        return null;
    }

    private RegisterValue<int>? ClientId(Dictionary<string, JsonNode> keys, string key, string path)
        => Integer(keys, key, path, 0, int.MaxValue, "a client ID, a number from 0 on,");

    private RegisterValue<int>? Integer(Dictionary<string, JsonNode> keys, string key, string path, int min, int max, string expected)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return Value(number, value);
        }

        Unexpected(value, Join(path, key), expected);
        return null;
    }

    private RegisterValue<IbVersion>? Version(Dictionary<string, JsonNode> keys, string key, string path)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        // 10.30 as a number is 10.3.
        if ((value.Kind == JsonKind.String || (value.Kind == JsonKind.Number && value.Text.All(char.IsDigit)))
            && IbVersion.TryParse(value.Text, out var version))
        {
            return Value(version, value);
        }

        Unexpected(value, Join(path, key), IbVersion.Expected);
        return null;
    }

    private RegisterValue<T>? OneOf<T>(Dictionary<string, JsonNode> keys, string key, string path, params (string Text, T Value)[] allowed)
    {
        if (!keys.TryGetValue(key, out var value))
        {
            return null;
        }

        foreach (var (text, meaning) in allowed)
        {
            if (value.Kind == JsonKind.String && value.Text == text)
            {
                return Value(meaning, value);
            }
        }

        Unexpected(value, Join(path, key), string.Join(" or ", allowed.Select(static one => $"\"{one.Text}\"")));
        return null;
    }

    private void Unexpected(JsonNode value, string path, string expected)
        => Unexpected(At(value.Span), path, value.Kind is JsonKind.Object or JsonKind.Array ? null : value.Text, expected);

    private void Unexpected(FilePlace place, string path, string? text, string expected)
        => _problems.Add(new RegisterProblem(
            place, path, text is null ? $"is no value; {expected} is expected" : $"is '{text}', but {expected} is expected", EntryIsIgnored));

    private RegisterValue<T> Value<T>(T value, JsonNode node)
        => new(value, At(node.Span));

    private FilePlace At(TextSpan span)
        => new(_file, span);

    private static string Join(string path, string key)
        => path.Length == 0 ? key : path + ":" + key;
}
