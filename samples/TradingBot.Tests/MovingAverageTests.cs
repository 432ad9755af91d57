namespace TradingBot.Tests;

public class MovingAverageTests
{
    [Fact]
    public void Forgets_old_prices()
    {
        var average = new MovingAverage(2);

        average.Add(1);
        average.Add(7496);
        average.Add(4001);

        Assert.Equal((7496 + 4001) / 2.0, average.Value);
    }
}
