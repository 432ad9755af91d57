using System.Linq;
using System.Threading;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Settings;

/// <summary>What the register says, and what of it cannot be read.</summary>
public sealed class SessionRegisterTests
{
    private const string Full = """
        {
          // One file for the repository.
          "$schema": "https://example.org/ibapi.schema.json",
          "sessions": {
            "live": {
              "mode": "live", "port": 7496, "host": "localhost", "application": "tws", "version": "10.30.1t", "user": "trader",
              "masterClientId": 99, "masterProject": "Monitor", "readOnly": true, "autoRestart": false,
            },
            "paper": { "mode": "paper", "port": 4002, "application": "gateway", "version": 1019 },
            "remote": { "mode": "paper", "port": 7496, "host": "10.0.0.5" },
          },
          "clients": [
            { "id": 7, "project": "Bot", "session": "live", "purpose": "orders" },
            { "id": 8, "project": "bot", "session": "paper" },
            { "id": 7, "project": "Monitor", "session": "paper" },
          ],
        }
        """;

    [Fact]
    public void Every_value_is_read_with_its_place()
    {
        var register = Read(Full);

        Assert.Empty(register.Problems);
        var live = register.Session("live")!;
        Assert.Equal(("\"live\"", AccountKind.Live), (live.Mode!.Place.Text, live.Mode.Value));
        Assert.Equal(("7496", 7496), (live.Port!.Place.Text, live.Port.Value));
        Assert.Equal("localhost", live.Host!.Value);
        Assert.Equal(SessionApplication.Tws, live.Application!.Value);
        Assert.Equal("10.30.1", live.Version!.Value.ToString());
        Assert.Equal("trader", live.User!.Value);
        Assert.Equal(99, live.MasterClientId!.Value);
        Assert.Equal("Monitor", live.MasterProject!.Value);
        Assert.True(live.ReadOnly!.Value);
        Assert.False(live.AutoRestart!.Value);
        Assert.Equal("10.19", register.Session("paper")!.Version!.Value.ToString());
        Assert.Equal(("7", 7), (register.Clients[0].Id!.Place.Text, register.Clients[0].Id!.Value));
        Assert.Equal("orders", register.Clients[0].Purpose!.Value);
        Assert.StartsWith("[", register.ClientsPlace!.Value.Text);
        Assert.Equal((4, 5), (live.Name.Place.ToLocation().GetLineSpan().StartLinePosition.Line, live.Port.Place.ToLocation().GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("", 7496, "live")]
    [InlineData("localhost", 7496, "live")]
    [InlineData("127.0.0.1", 7496, "live")]
    [InlineData("::1", 7496, "live")]
    [InlineData("10.0.0.5", 7496, "remote")]
    [InlineData("10.0.0.6", 7496, null)]
    [InlineData("localhost", 4002, "paper")]
    [InlineData("localhost", 7497, null)]
    [InlineData(null, 4002, "paper")]
    [InlineData(null, 7496, null)]
    public void An_endpoint_names_a_session(string? host, int port, string? session)
        => Assert.Equal(session, Read(Full).SessionAt(host, port)?.Name.Value);

    [Fact]
    public void Clients_are_found_by_project_in_any_case()
    {
        var register = Read(Full);

        Assert.Equal([7, 8], register.ClientsOf("Bot").Select(static client => client.Id!.Value));
        Assert.Equal([8], register.ClientsOf("Bot", register.Session("paper")).Select(static client => client.Id!.Value));
    }

    [Fact]
    public void The_model_finds_it_among_the_additional_files_the_nearest_first()
    {
        var options = TestOptions.Of(("build_property.MSBuildProjectName", "Bot"));
        var model = IbApiModel.TryCreate(
            TestProgram.Compile([(TestProgram.FirstFile, "class C;")]),
            options.With(("/ibapi.json", "{}"), ("/src/IbApi.json", Full), ("/src/appsettings.json", "{}"), ("/src/other.json", Full)))!;

        Assert.Equal("/src/IbApi.json", model.Register!.File.Path);
        Assert.Equal("Bot", model.ProjectName);
    }

    [Fact]
    public void Without_one_there_is_none()
    {
        var model = IbApiModel.TryCreate(TestProgram.Compile([(TestProgram.FirstFile, "class C;")]), TestOptions.None)!;

        Assert.Null(model.Register);
        Assert.Equal("Program", model.ProjectName);
    }

    [Fact]
    public void A_text_is_read_once()
    {
        var file = new TestFile("/ibapi.json", Full);

        Assert.Same(SettingsFile.Of(file), SettingsFile.Of(file));
    }

    internal static SessionRegister Read(string text)
        => SettingsFile.Of(new TestFile("/src/ibapi.json", text))!.Register!;
}
