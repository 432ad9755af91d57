public class Empty;
