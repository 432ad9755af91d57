using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>The language-neutral part of the tables, in Visual Basic.</summary>
public sealed class VisualBasicTests
{
    public static TheoryData<string, string> Bodies => new()
    {
        { """client.eConnect("", 7496, 1)""", "written 7496 at 7496" },
        { """client.ECONNECT("", 7496, 1)""", "written 7496 at 7496" },
        { """client?.eConnect("", 7496, 1)""", "written 7496 at 7496" },
        { """client.eConnect(clientId:=1, host:="", port:=7496)""", "written 7496 at 7496" },
        { "Dim port = 7496\nclient.eConnect(\"\", port, 1)", "written 7496 at 7496" },
        { "Dim port As Integer = 7496\nclient.eConnect(\"\", PORT, 1)", "written 7496 at 7496" },
        { "Dim port = 7496\nPORT = 7497\nclient.eConnect(\"\", port, 1)", "written 7497 at 7497" },
        { "Dim port = 7496\nIf flag Then port = 7497\nclient.eConnect(\"\", port, 1)", "written 7496 at 7496|written 7497 at 7497" },
        { "Const Port = 7496\nclient.eConnect(\"\", Port, 1)", "written 7496 at 7496" },
        { "client.eConnect(\"\", If(flag, 7496, 7497), 1)", "written 7496 at 7496|written 7497 at 7497" },
        { "client.eConnect(\"\", CInt(\"7496\"), 1)", "written 7496 at \"7496\"" },
        { "client.eConnect(\"\", Integer.Parse(\"7496\"), 1)", "written 7496 at \"7496\"" },
        { "client.eConnect(\"\", Convert.ToInt32(\"7496\"), 1)", "written 7496 at \"7496\"" },
        { "client.eConnect(\"\", Integer.Parse(If(Environment.GetEnvironmentVariable(\"P\"), \"7496\")), 1)", "configured P|fallback 7496 for P at \"7496\"" },
        { "Dim p As Integer\nIf Not Integer.TryParse(Environment.GetEnvironmentVariable(\"P\"), p) Then p = 7496\nclient.eConnect(\"\", p, 1)", "configured P|fallback 7496 for P at 7496" },
        { "For Each port In {7496, 7497}\nclient.eConnect(\"\", port, 1)\nNext", "written 7496 at 7496|written 7497 at 7497" },
        { "Dim ports = {7497, 7496}\nclient.eConnect(\"\", ports(1), 1)", "written 7496 at 7496" },
        { "client.eConnect(\"\", number, 1)", "unknown" },
        { "Dim go As Action(Of Integer) = Sub(p) client.eConnect(\"\", p, 1)\ngo(7496)", "written 7496 at 7496" },
        { "Dim go As Action(Of String, Integer, Integer) = AddressOf client.eConnect\ngo(\"\", 7496, 1)", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Port_in_a_body(string body, string expected)
        => Verify(
            $"""
            Public Class Bot
                Public Sub Run(client As EClientSocket, flag As Boolean, number As Integer)
                    {body}
                End Sub
            End Class
            """,
            expected);

    public static TheoryData<string, string> Members => new()
    {
        { "Const Port As Integer = 7496\nSub Run()\nclient.eConnect(\"\", Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Private port As Integer = 7496\nSub Run()\nclient.eConnect(\"\", Me.port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Property Port As Integer = 7496\nSub Run()\nclient.eConnect(\"\", port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "ReadOnly Property Port As Integer\nGet\nReturn 7496\nEnd Get\nEnd Property\nSub Run()\nclient.eConnect(\"\", Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Private port As Integer = 7496\nSub Run()\nPORT = 7497\nclient.eConnect(\"\", port, 1)\nEnd Sub", "written 7497 at 7497" },
        { "Sub Run()\nConnect(7496)\nEnd Sub\nSub Connect(p As Integer)\nclient.eConnect(\"\", p, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Sub Run()\nconnect(1, 7496)\nEnd Sub\nSub Connect(id As Integer, p As Integer)\nclient.eConnect(\"\", p, id)\nEnd Sub", "written 7496 at 7496" },
        { "Sub Run()\nConnect(7496)\nEnd Sub\nSub Connect(p As Integer)\np = 7497\nclient.eConnect(\"\", p, 1)\nEnd Sub", "written 7497 at 7497" },
        { "Public Sub Connect(Optional p As Integer = 7496)\nclient.eConnect(\"\", p, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Sub Run()\nConnect()\nEnd Sub\nPublic Sub Connect(Optional p As Integer = 7496)\nclient.eConnect(\"\", p, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Function Get7() As Integer\nReturn 7496\nEnd Function\nSub Run()\nclient.eConnect(\"\", Get7(), 1)\nEnd Sub", "written 7496 at 7496" },
        { "Class S\nPublic Property Port As Integer\nEnd Class\nSub Run()\nDim s = New S With {.Port = 7496}\nclient.eConnect(\"\", s.Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Class S\nPublic Property Port As Integer\nPublic Sub New(p As Integer)\nPort = p\nEnd Sub\nEnd Class\nSub Run()\nDim s = New S(7496)\nclient.eConnect(\"\", s.Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Class S\nPublic Property Port As Integer\nPublic Sub New(p As Integer)\nPort = p\nEnd Sub\nEnd Class\nSub Run()\nDim s As New S(7496)\nclient.eConnect(\"\", s.Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Class S\nPublic Property Port As Integer\nPublic Sub New()\nMe.New(7496)\nEnd Sub\nPublic Sub New(p As Integer)\nPort = p\nEnd Sub\nEnd Class\nSub Run(s As S)\nclient.eConnect(\"\", s.Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Class A\nPublic P As Integer\nProtected Sub New(x As Integer)\nP = x\nEnd Sub\nEnd Class\nClass B\nInherits A\nPublic Sub New()\nMyBase.New(7496)\nEnd Sub\nEnd Class\nSub Run(a As A)\nclient.eConnect(\"\", a.P, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Interface I\nReadOnly Property Port As Integer\nEnd Interface\nClass S\nImplements I\nPublic ReadOnly Property Other As Integer Implements I.Port\nGet\nReturn 7496\nEnd Get\nEnd Property\nEnd Class\nSub Run(i As I)\nclient.eConnect(\"\", i.Port, 1)\nEnd Sub", "written 7496 at 7496" },
        { "Interface I\nSub Connect(p As Integer)\nEnd Interface\nClass S\nImplements I\nPrivate c As EClientSocket\nPublic Sub Start(p As Integer) Implements I.Connect\nc.eConnect(\"\", p, 1)\nEnd Sub\nEnd Class\nSub Run(i As I)\ni.Connect(7496)\nEnd Sub", "written 7496 at 7496" },
        { "Enum Ports\nLive = 7496\nEnd Enum\nSub Run()\nclient.eConnect(\"\", CInt(Ports.Live), 1)\nEnd Sub", "written 7496 at Ports.Live" },
        { "Enum Ports\nLive = 7496\nEnd Enum\nSub Run()\nclient.eConnect(\"\", Ports.Live, 1)\nEnd Sub", "written 7496 at Ports.Live" },
        { "Sub Run(action As Action(Of String, Integer, Integer))\naction(\"\", 7496, 1)\nEnd Sub\nSub Connect(h As String, p As Integer, c As Integer)\nclient.eConnect(h, p, c)\nEnd Sub\nSub Go()\nRun(AddressOf Connect)\nEnd Sub", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Port_in_members(string members, string expected)
        => Verify($"Public Class Bot\nPrivate client As EClientSocket\n{members}\nEnd Class", expected);

    [Fact]
    public void Extension_method_of_a_module()
        => Verify(
            """
            Module Ext
                <System.Runtime.CompilerServices.Extension>
                Public Sub ConnectTo(c As EClientSocket, port As Integer)
                    c.eConnect("", port, 1)
                End Sub
                Sub Run(c As EClientSocket)
                    c.ConnectTo(7496)
                End Sub
            End Module
            """,
            "written 7496 at 7496");

    private static void Verify(string source, string expected)
        => OriginVerifier.InCompilation(TestProgram.CompileVisualBasic(source), expected);
}
