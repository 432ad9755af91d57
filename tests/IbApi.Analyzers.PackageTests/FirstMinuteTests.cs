using System;
using System.IO;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;
using Xunit.Abstractions;

namespace IbApi.Analyzers.PackageTests;

/// <summary>What a reader of the README does first, by the script that runs its commands.</summary>
[Collection(OnePackage.Name)]
public sealed class FirstMinuteTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Commands_of_the_README_lead_from_nothing_to_the_first_finding_and_its_fix()
    {
        var said = await DotNet.ShellAsync(
            Places.RepositoryRoot, Places.PackageFolder, [("CONFIGURATION", Places.Configuration)], "tests/first-minute");

        output.WriteLine(said.Succeeded().Output);
        Assert.Contains("From nothing to the first finding: ", said.Output, StringComparison.Ordinal);
    }
}
