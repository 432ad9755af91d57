using IbApi.Analyzers.Model.Api;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

public sealed class IbVersionTests
{
    [Theory]
    [InlineData("952", "9.52", "952")]
    [InlineData("974", "9.74", "974")]
    [InlineData("974.4g", "9.74.4", "974.4")]
    [InlineData("1030", "10.30", "1030")]
    [InlineData("1030.1", "10.30.1", "1030.1")]
    [InlineData("1019.2", "10.19.2", "1019.2")]
    [InlineData("10.30", "10.30", "1030")]
    [InlineData("10.30.1t", "10.30.1", "1030.1")]
    [InlineData("10.30.1.0", "10.30.1", "1030.1")]
    [InlineData("9.72.18", "9.72.18", "972.18")]
    [InlineData("9.76.01", "9.76.1", "976.1")]
    [InlineData(" 10.19 ", "10.19", "1019")]
    public void Every_notation_of_IB_is_read(string text, string dotted, string build)
    {
        Assert.True(IbVersion.TryParse(text, out var version));
        Assert.Equal((dotted, build), (version.ToString(), version.ToBuildText()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("latest")]
    [InlineData("10")]
    [InlineData("10.")]
    [InlineData(".30")]
    [InlineData("10..1")]
    [InlineData("10.30.1.0.5")]
    [InlineData("10,30")]
    [InlineData("-952")]
    [InlineData("7496")]
    [InlineData("99999")]
    [InlineData("1030.1.2")]
    [InlineData("10.300")]
    [InlineData("10.30.1beta")]
    [InlineData("v10.30")]
    [InlineData("2.1")]
    public void Nothing_else_is_a_version(string text)
        => Assert.False(IbVersion.TryParse(text, out _));

    [Theory]
    [InlineData("952", "974")]
    [InlineData("974", "1019")]
    [InlineData("10.19.1", "1019.2")]
    [InlineData("1019.2", "1030.1")]
    [InlineData("9.9", "10.0")]
    public void Versions_have_an_order(string lower, string higher)
    {
        Assert.True(IbVersion.TryParse(lower, out var low));
        Assert.True(IbVersion.TryParse(higher, out var high));
        Assert.True(low < high && high > low && low <= high && high >= low && low != high);
    }
}
