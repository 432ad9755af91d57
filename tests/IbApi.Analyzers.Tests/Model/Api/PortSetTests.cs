using System.Globalization;
using System.Linq;
using CsCheck;
using IbApi.Analyzers.Model.Api;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

public class PortSetTests
{
    [Theory]
    [InlineData("7496", "7496")]
    [InlineData(" 7496 ", "7496")]
    [InlineData("7496,4001", "4001,7496")]
    [InlineData("4001-4004", "4001-4004")]
    [InlineData(" 4001 - 4004 ,\t7496 ", "4001-4004,7496")]
    [InlineData("4003,4001,4002", "4001-4003")]
    [InlineData("4001-4004,4002-4010,4003", "4001-4010")]
    [InlineData("4001,4001", "4001")]
    [InlineData("5-5", "5")]
    [InlineData("1-65535", "1-65535")]
    [InlineData("07496", "7496")]
    public void Lists_are_read_and_written_in_one_way(string text, string canonical)
    {
        Assert.True(PortSet.TryParse(text, out var set, out var badPart));
        Assert.Null(badPart);
        Assert.Equal(canonical, set.ToString());
        Assert.False(set.IsEmpty);

        Assert.True(PortSet.TryParse(canonical, out var again, out _));
        Assert.Equal(set, again);
        Assert.Equal(set.GetHashCode(), again.GetHashCode());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData(",", "")]
    [InlineData("7496,", "")]
    [InlineData("7496,,4001", "")]
    [InlineData("0", "0")]
    [InlineData("65536", "65536")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("-1", "-1")]
    [InlineData("+7496", "+7496")]
    [InlineData("7496, 4001x ,1", "4001x")]
    [InlineData("4004-4001", "4004-4001")]
    [InlineData("4001-", "4001-")]
    [InlineData("-4001", "-4001")]
    [InlineData("4001-4002-4003", "4001-4002-4003")]
    [InlineData("4001-70000", "4001-70000")]
    [InlineData("7496;4001", "7496;4001")]
    [InlineData("7496 4001", "7496 4001")]
    [InlineData("7 496", "7 496")]
    [InlineData("4001–4004", "4001–4004")]
    [InlineData("0x1D48", "0x1D48")]
    [InlineData("7496.0", "7496.0")]
    [InlineData("٧٤٩٦", "٧٤٩٦")]
    [InlineData("live", "live")]
    public void A_text_that_cannot_be_read_names_its_first_bad_part(string text, string expected)
    {
        Assert.False(PortSet.TryParse(text, out var set, out var badPart));
        Assert.Equal(expected, badPart);
        Assert.True(set.IsEmpty);
        Assert.Same(PortSet.Empty, set);
    }

    [Theory]
    [InlineData(4000, false)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4004, true)]
    [InlineData(4005, false)]
    [InlineData(7495, false)]
    [InlineData(7496, true)]
    [InlineData(7497, false)]
    [InlineData(0, false)]
    [InlineData(-4001, false)]
    [InlineData(int.MaxValue, false)]
    public void Ranges_contain_both_ends(int port, bool expected)
    {
        Assert.True(PortSet.TryParse("7496,4001-4004", out var set, out _));
        Assert.Equal(expected, set.Contains(port));
    }

    [Fact]
    public void Sets_are_values()
    {
        int[] ports = [7496, 4001, 4001, 4002];
        var set = PortSet.Of(ports);
        ports[0] = 1;
        Assert.Equal("4001-4002,7496", set.ToString());
        Assert.True(set.Equals((object)PortSet.Of(4001, 4002, 7496)));
        Assert.False(set.Equals(PortSet.Of(4001, 4002)));
        Assert.False(set.Equals(PortSet.Of(4001, 4003, 7496)));
        Assert.False(set.Equals((object)"4001-4002,7496"));
        Assert.False(set.Equals(null));
        Assert.Equal(PortSet.Empty, PortSet.Of());
        Assert.Equal(string.Empty, PortSet.Empty.ToString());
        Assert.False(PortSet.Empty.Contains(0));
    }

    [Fact]
    public void A_written_set_reads_as_the_ports_that_went_in() =>
        Gen.Int[1, 60].Array[1, 20].Sample(ports =>
        {
            var text = string.Join(",", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));
            Assert.True(PortSet.TryParse(text, out var set, out _));
            Assert.Equal(PortSet.Of(ports), set);
            Assert.True(PortSet.TryParse(set.ToString(), out var again, out _));
            Assert.Equal(set, again);
            for (var port = 0; port <= 62; port++)
            {
                Assert.Equal(ports.Contains(port), set.Contains(port));
            }
        });
}
