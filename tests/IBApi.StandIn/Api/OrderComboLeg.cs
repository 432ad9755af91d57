namespace IBApi;

public class OrderComboLeg
{
    public double Price { get; set; }

    public OrderComboLeg()
    {
    }

    public OrderComboLeg(double p_price)
    {
        Price = p_price;
    }
}
