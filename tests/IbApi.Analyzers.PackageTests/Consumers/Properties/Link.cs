namespace Acme;

public class Link
{
    public void Open(int who, int gate) => System.Console.WriteLine($"{who} through {gate}");
}

public class Links
{
    public void Open(Link link)
    {
        link.Open(1, 8888);
        link.Open(1, 7496);
    }
}
