using IbApi.Analyzers.Model.Api;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

public class SocketPortsTests
{
    [Theory]
    [InlineData(7496, 7497)]
    [InlineData(4001, 4002)]
    [InlineData(4003, 4004)]
    public void A_live_port_has_a_paper_twin(int live, int paper)
    {
        Assert.Equal(paper, SocketPorts.PaperTwin(live));
        Assert.True(SocketPorts.DefaultLive.Contains(live));
        Assert.True(SocketPorts.DefaultPaper.Contains(paper));
        Assert.Equal(AccountKind.Live, SocketPorts.DefaultKind(live));
        Assert.Equal(AccountKind.Paper, SocketPorts.DefaultKind(paper));
    }

    [Theory]
    [InlineData(7497)]
    [InlineData(4002)]
    [InlineData(4004)]
    [InlineData(5000)]
    [InlineData(7495)]
    [InlineData(7498)]
    [InlineData(4000)]
    [InlineData(0)]
    [InlineData(-7496)]
    [InlineData(int.MaxValue)]
    public void Any_other_port_has_none(int port)
    {
        Assert.Null(SocketPorts.PaperTwin(port));
        Assert.False(SocketPorts.DefaultLive.Contains(port));
    }

    [Fact]
    public void The_lists_are_the_rules_and_do_not_meet()
    {
        Assert.Equal("4001,4003,7496", SocketPorts.DefaultLive.ToString());
        Assert.Equal("4002,4004,7497", SocketPorts.DefaultPaper.ToString());
    }

    [Fact]
    public void The_kind_of_each_port_is_that_of_the_lists()
    {
        for (var port = SocketPorts.Min - 1; port <= SocketPorts.Max + 1; port++)
        {
            var expected = SocketPorts.DefaultLive.Contains(port) ? AccountKind.Live
                : SocketPorts.DefaultPaper.Contains(port) ? AccountKind.Paper
                : AccountKind.Unknown;
            Assert.Equal(expected, SocketPorts.DefaultKind(port));
            Assert.Equal(expected == AccountKind.Live, SocketPorts.PaperTwin(port) is not null);
        }
    }

    [Theory]
    [InlineData(7496, "the live TWS port")]
    [InlineData(7497, "the paper TWS port")]
    [InlineData(4001, "the live IB Gateway port")]
    [InlineData(4002, "the paper IB Gateway port")]
    [InlineData(4003, "the port that Gateway containers forward to live")]
    [InlineData(4004, "the port that Gateway containers forward to paper")]
    [InlineData(5000, "the web port of the Client Portal gateway")]
    [InlineData(0, "outside the range of ports, 1-65535")]
    [InlineData(-1, "outside the range of ports, 1-65535")]
    [InlineData(65536, "outside the range of ports, 1-65535")]
    [InlineData(65535, "not a default port of TWS or IB Gateway")]
    [InlineData(1, "not a default port of TWS or IB Gateway")]
    public void Ports_are_described(int port, string expected) => Assert.Equal(expected, SocketPorts.Describe(port));

    [Fact]
    public void A_port_that_was_declared_otherwise_is_not_described_by_its_default()
    {
        Assert.Equal("the live TWS port", SocketPorts.Describe(7496, AccountKind.Live));
        Assert.Equal("configured as a paper port", SocketPorts.Describe(7496, AccountKind.Paper));
        Assert.Equal("configured as a live port", SocketPorts.Describe(7497, AccountKind.Live));
        Assert.Equal("configured as a live port", SocketPorts.Describe(5555, AccountKind.Live));
        Assert.Equal("not a default port of TWS or IB Gateway", SocketPorts.Describe(5555, AccountKind.Unknown));
    }
}
