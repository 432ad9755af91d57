using System;
using IbApi.Analyzers.Model.Api;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

public class HostTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("LocalHost")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("127.1.2.3")]
    [InlineData("127.255.255.255")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:7497")] // .NET's resolver takes it
    [InlineData("0:0:0:0:0:0:0:1")]
    [InlineData("0000::0001")]
    [InlineData("::1%lo")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:7f00:1")]
    public void This_machine(string host) => AssertSilent(HostKind.ThisMachine, host);

    [Theory]
    [InlineData("tws")]
    [InlineData("ib-gateway")]
    [InlineData("ib_gateway")]
    [InlineData("ib-gateway.trading.svc.cluster.local")]
    [InlineData("host.docker.internal")]
    [InlineData("gdcdyn.interactivebrokers.com")]
    [InlineData("example.com")]
    [InlineData("localhost.localdomain")]
    [InlineData("localhost.")]
    [InlineData("mylocalhost")]
    [InlineData("DESKTOP-4F2K1")]
    [InlineData("bücher.example")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("YOUR_HOST")]
    [InlineData("a__b")]
    [InlineData("_host_")]
    // Texts that some resolvers take for addresses, or versions and numbers: doubtful.
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("7497")]
    [InlineData("127.1")]
    [InlineData("10.0.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("10.30.1t")]
    [InlineData("1.2.3.4-beta")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f000001")]
    [InlineData("010.0.0.1")]
    [InlineData("008.008.008.008")]
    [InlineData("127.0.256")] // 127.0.1.0 in the old notation
    [InlineData("192.168.01.300")]
    [InlineData("1..2.3")]
    [InlineData("1.2.3.")]
    [InlineData("8.8.8.8.")]
    [InlineData(".8.8.8.8")]
    [InlineData("8.8.8.٨")]
    [InlineData("-1.2.3.4")]
    // Colons that are neither a port nor an address.
    [InlineData(":")]
    [InlineData(":7497")]
    [InlineData("localhost:")]
    [InlineData("localhost:port")]
    [InlineData("localhost:7497:1")]
    [InlineData("127.0.0.1:7497:1")]
    [InlineData("http:localhost")]
    [InlineData("2001:db8::g")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("1::2:3:4:5:6:7:8")]
    [InlineData(":::")]
    [InlineData("12345::")]
    [InlineData("::1.2.3.256")]
    [InlineData("::1%")]
    [InlineData("[::1")]
    [InlineData("::1]")]
    [InlineData("[::1]x")]
    [InlineData("[localhost]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[]")]
    // Other things that nobody can judge.
    [InlineData("tws1,tws2")]
    [InlineData("127.0.0.1,127.0.0.2")]
    [InlineData("127.0.0.1;127.0.0.2")]
    [InlineData("user@host")]
    [InlineData("DOMAIN\\host")]
    [InlineData("host?x=1")]
    [InlineData("*")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("$")]
    [InlineData("{}")]
    [InlineData("%")]
    public void Names_and_everything_doubtful(string host) => AssertSilent(HostKind.Name, host);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.17.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("192.168.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.255")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::2")]
    [InlineData("::8.8.8.8")] // IPv4-compatible, deprecated
    [InlineData("fe80::1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("FE80::1%12")]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456:789a::1")]
    [InlineData("ff02::1")]
    [InlineData("fec0::1")]
    [InlineData("2001::1")] // Teredo
    [InlineData("2001:2::1")]
    [InlineData("2001:1ff:ffff::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:DB8:FFFF::1")]
    [InlineData("[2001:db8::1]:4001")]
    [InlineData("2002:808:808::1")]
    [InlineData("3fff::1")]
    [InlineData("3fff:fff::1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("100::1")]
    [InlineData("4000::1")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("::ffff:10.0.0.1")]
    public void Addresses_that_are_not_on_the_internet(string host) => AssertSilent(HostKind.NonPublicAddress, host);

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("1.0.0.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.0.3.0")]
    [InlineData("192.88.98.255")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("198.51.99.255")]
    [InlineData("198.51.101.0")]
    [InlineData("203.0.112.255")]
    [InlineData("203.0.114.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("[2001:4860:4860::8888]")]
    [InlineData("[2001:4860:4860::8888]:4001")]
    [InlineData("2001:200::1")]
    [InlineData("2001:db7:ffff::1")]
    [InlineData("2001:db9::1")]
    [InlineData("2003::1")]
    [InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("3ffe::1")]
    [InlineData("3fff:1000::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::FFFF:808:808")]
    public void Addresses_on_the_internet(string host) => AssertSilent(HostKind.PublicAddress, host);

    [Theory]
    [InlineData("${HOST}")]
    [InlineData("${HOST:-localhost}")]
    [InlineData("${{ secrets.HOST }}")]
    [InlineData("${HOST}:7497")]
    [InlineData("http://${HOST}:7497")]
    [InlineData("$(TwsHost)")]
    [InlineData("$HOST")]
    [InlineData("$env:HOST")]
    [InlineData("#{Host}#")]
    [InlineData("#{Host}")]
    [InlineData("#HOST#")]
    [InlineData("%HOST%")]
    [InlineData("%Ib.Host%")]
    [InlineData("%HOST%:4001")]
    [InlineData("{{HOST}}")]
    [InlineData("{{ .Values.host }}")]
    [InlineData("{host}")]
    [InlineData("{0}")]
    [InlineData("<host>")]
    [InlineData("<your host>")]
    [InlineData("<your host>:4001")]
    [InlineData("@HOST@")]
    [InlineData("__HOST__")]
    [InlineData("__IB_HOST__:4001")]
    public void Placeholders(string host) => AssertSilent(HostKind.Placeholder, host);

    [Theory]
    [InlineData("http://localhost", "localhost")]
    [InlineData("http://127.0.0.1:7497/x", "127.0.0.1")]
    [InlineData("https://tws:5000/v1/api?x=1#y", "tws")]
    [InlineData("HTTP://TWS/", "TWS")]
    [InlineData("tcp://ib_gateway:4001", "ib_gateway")]
    [InlineData("ws+tls://gw.example.com", "gw.example.com")]
    [InlineData("https://user:secret@8.8.8.8:1", "8.8.8.8")]
    [InlineData("http://[::1]:7497/", "::1")]
    [InlineData("http://[fe80::1%eth0]/", "fe80::1%eth0")]
    [InlineData("http://10.0.0.1?x", "10.0.0.1")]
    [InlineData("  http://localhost ", "localhost")]
    [InlineData("http://", null)]
    [InlineData("file:///x", null)]
    [InlineData("http://:7497", null)]
    [InlineData("http://localhost:/", null)]
    [InlineData("http://127.0.0.256", null)]
    [InlineData("http://0.0.0.127:7497", null)]
    [InlineData("http://my host:7497", null)]
    [InlineData("http://host:port/", null)]
    [InlineData("http://-/", null)]
    [InlineData("http://user@", null)]
    public void A_scheme(string host, string? cleaned) => AssertNotAHost(NotAHostReason.Scheme, cleaned, host);

    [Theory]
    [InlineData("localhost/", "localhost")]
    [InlineData("tws/", "tws")]
    [InlineData("localhost/v1/api", "localhost")]
    [InlineData("localhost:7497/x", "localhost")]
    [InlineData("127.0.0.1/x", "127.0.0.1")]
    [InlineData("gw.example.com/tws", "gw.example.com")]
    [InlineData("10.0.0.0/8", null)]
    [InlineData("fe80::1/64", null)]
    [InlineData("2001:db8::/32", null)]
    [InlineData("/var/run/tws.sock", null)]
    [InlineData("./tws", null)]
    [InlineData("../tws", null)]
    [InlineData("/", null)]
    [InlineData("//localhost:7497", null)]
    [InlineData("://localhost", null)]
    [InlineData("http//localhost", null)]
    [InlineData("http:/localhost", null)]
    [InlineData("1http://localhost", null)]
    [InlineData("10/12", null)]
    [InlineData("data/hosts", null)]
    public void A_path(string host, string? cleaned) => AssertNotAHost(NotAHostReason.Path, cleaned, host);

    [Theory]
    [InlineData("localhost:7497", "localhost")]
    [InlineData("127.0.0.1:7497", "127.0.0.1")]
    [InlineData("8.8.8.8:4001", "8.8.8.8")]
    [InlineData("ib-gateway:4001", "ib-gateway")]
    [InlineData("ib__gateway__1:4001", "ib__gateway__1")]
    [InlineData("localhost:99999", "localhost")]
    [InlineData(" localhost:7497\t", "localhost")]
    [InlineData("127.0.0.256:7497", null)]
    [InlineData("1.0.0.127:7497", null)]
    [InlineData("7496:1", null)]
    [InlineData("*:7497", null)]
    [InlineData("localhost :7497", null)]
    public void A_port(string host, string? cleaned) => AssertNotAHost(NotAHostReason.Port, cleaned, host);

    [Theory]
    [InlineData("127.0.0.256")]
    [InlineData("256.0.0.1")]
    [InlineData("192.168.1.999")]
    [InlineData("192.168.1.99999999999999999999")]
    [InlineData("192.1688.1.1")]
    [InlineData(" 127.0.0.256")]
    public void An_octet_over_255(string host) => AssertNotAHost(NotAHostReason.Octet, null, host);

    [Theory]
    [InlineData("0.0.0.127")]
    [InlineData("1.0.0.127")]
    [InlineData("0.0.0.127 ")]
    public void A_mirrored_loopback(string host) => AssertNotAHost(NotAHostReason.MirroredLoopback, null, host);

    [Theory]
    [InlineData(" ", null)]
    [InlineData("\t\r\n", null)]
    [InlineData(" localhost", "localhost")]
    [InlineData("localhost ", "localhost")]
    [InlineData("127.0.0.1\n", "127.0.0.1")]
    [InlineData("\u00A0127.0.0.1", "127.0.0.1")]
    [InlineData(" ::1 ", "::1")]
    [InlineData(" [::1] ", "::1")]
    [InlineData(" ib_gateway ", "ib_gateway")]
    [InlineData("local host", null)]
    [InlineData("127. 0.0.1", null)]
    [InlineData("not set", null)]
    [InlineData("localhost: 7497", null)]
    [InlineData("127.0.0.1, 7497", null)]
    [InlineData(" 7497 ", null)]
    public void Spaces(string host, string? cleaned) => AssertNotAHost(NotAHostReason.Spaces, cleaned, host);

    [Fact]
    public void Every_reason_has_its_words()
    {
        foreach (var reason in Enum.GetValues<NotAHostReason>())
        {
            Assert.Equal(reason == NotAHostReason.None, HostText.Describe(reason).Length == 0);
        }
    }

    [Theory]
    [InlineData("", "localhost")]
    [InlineData("", "127.0.0.1")]
    [InlineData("", "::1")]
    [InlineData("LocalHost", "127.0.0.1")]
    [InlineData("::1", "127.0.0.1")]
    [InlineData("[::1]", "0:0:0:0:0:0:0:1")]
    [InlineData("::ffff:127.0.0.1", "localhost")]
    [InlineData("tws", "TWS")]
    [InlineData("127.0.0.2", "127.0.0.2")]
    [InlineData("10.0.0.1", "::ffff:10.0.0.1")]
    [InlineData("2001:db8::1", "2001:DB8:0:0::1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("fe80::1%eth0", "FE80:0::1%ETH0")]
    [InlineData("${HOST}", "${HOST}")]
    public void One_host(string a, string b)
    {
        Assert.True(HostText.IsSameHost(a, b));
        Assert.True(HostText.IsSameHost(b, a));
    }

    [Theory]
    [InlineData("", "tws")]
    [InlineData("localhost", "localhost.")]
    [InlineData("localhost", "10.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.2")] // containers are told apart so
    [InlineData("", "127.0.0.2")]
    [InlineData("", " ")]
    [InlineData("", "0.0.0.0")]
    [InlineData("::", "::1")]
    [InlineData("tws", "tws1")]
    [InlineData("tws", "tws.example.com")]
    [InlineData("10.0.0.1", "10.0.0.2")]
    [InlineData("10.0.0.1", "tws")]
    [InlineData("fe80::1%eth0", "fe80::1%eth1")]
    [InlineData("fe80::1%eth0", "fe80::1")]
    [InlineData("fe80::1%eth0", "fe80::1%eth")]
    [InlineData("2001:db8::1", "2001:db8::2")]
    [InlineData("2001:db8::1", "2001:db8:0:1::1")]
    public void Two_hosts(string a, string b)
    {
        Assert.False(HostText.IsSameHost(a, b));
        Assert.False(HostText.IsSameHost(b, a));
    }

    private static void AssertSilent(HostKind expected, string host)
    {
        Assert.Equal(expected, HostText.Classify(host, out var cleaned, out var reason));
        Assert.Null(cleaned);
        Assert.Equal(NotAHostReason.None, reason);
        Assert.Equal(expected, HostText.Classify(host, out cleaned));
        Assert.Null(cleaned);
    }

    private static void AssertNotAHost(NotAHostReason expected, string? expectedCleaned, string host)
    {
        Assert.Equal(HostKind.NotAHost, HostText.Classify(host, out var cleaned, out var reason));
        Assert.Equal(expected, reason);
        Assert.Equal(expectedCleaned, cleaned);
        if (cleaned is not null)
        {
            // A fix that leaves another mistake behind would be none.
            Assert.NotEqual(HostKind.NotAHost, HostText.Classify(cleaned, out _));
        }
    }
}
