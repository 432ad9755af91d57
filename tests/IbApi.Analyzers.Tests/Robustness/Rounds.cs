using System;
using System.Globalization;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>How much is tried, and with which seed: the same in each run, unless somebody asks for more (CONTRIBUTING.md).</summary>
internal static class Rounds
{
    /// <summary>How many times the default amount; each round goes on where the one before stopped.</summary>
    public static int Count { get; } = Read("IBAPI_ROBUSTNESS_ROUNDS", 1);

    public static int Seed { get; } = Read("IBAPI_ROBUSTNESS_SEED", 7496);

    /// <summary>Seconds that no case takes, however busy the machine is.</summary>
    public static int Patience { get; } = Read("IBAPI_ROBUSTNESS_PATIENCE", 180);

    /// <summary>Whether the rounds take one of the cases that each round takes one in so many of: as many rounds take all.</summary>
    public static bool Takes(int index, int oneIn)
        => (index + Seed) % oneIn < Count;

    private static int Read(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
