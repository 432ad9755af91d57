Imports IBApi

Public Class Connecting
    Private Const Port As Integer = 4001

    Public Sub Connect(client As EClientSocket)
        client.eConnect("127.0.0.1", Port, 1)
    End Sub
End Class
