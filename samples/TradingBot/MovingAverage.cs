namespace TradingBot;

/// <summary>The average of the last prices.</summary>
public class MovingAverage(int length)
{
    private readonly Queue<double> _prices = new();

    public double Value => _prices.Count == 0 ? 0 : _prices.Average();

    public void Add(double price)
    {
        _prices.Enqueue(price);
        if (_prices.Count > length)
        {
            _prices.Dequeue();
        }
    }
}
