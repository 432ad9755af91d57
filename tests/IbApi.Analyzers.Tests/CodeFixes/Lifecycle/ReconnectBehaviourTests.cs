using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>Programs with threads and time-outs of their own run beside no other test: they would wait for a thread of the pool.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunningPrograms
{
    public const string Name = "Running programs";
}

/// <summary>What the fix of IBAPI3001 writes, executed: programs in several shapes meet a TWS that follows a script.</summary>
[Executes(typeof(ReconnectFixer))]
[Collection(RunningPrograms.Name)]
public sealed class ReconnectBehaviourTests
{
    /// <summary>One shape on every generation, for what each announces differently; every scenario.</summary>
    public static TheoryData<string, string> EveryGeneration
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var generation in ApiGeneration.Tested.Select(static api => api.Name))
            {
                foreach (var scenario in ReconnectScenarios.Names)
                {
                    // In 9.71 the client reads by itself: a session may be gone before eConnect returns, and is then none.
                    if (generation != "V971" || scenario != "ClientIdInUseAtStart")
                    {
                        data.Add(generation, scenario);
                    }
                }
            }

            return data;
        }
    }

    /// <summary>The other shapes, on a build that announces a loss and one that does not.</summary>
    public static TheoryData<string, string, string> EveryShape
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (program, generation) in new[]
            {
                ("TwoClasses", "V976"), ("TwoClasses", "V1050"), ("Event", "V1030"), ("Service", "V1050"), ("Main", "V1050"), ("Pump", "V1019"),
                ("Retrying", "V1050"), ("RetryingAsync", "V1019"),
            })
            {
                foreach (var scenario in ReconnectScenarios.InEveryShape)
                {
                    data.Add(program, generation, scenario);
                }
            }

            return data;
        }
    }

    /// <summary>The form with tasks is a text of its own: every scenario, where losses are announced and where not.</summary>
    public static TheoryData<string, string> WithTasks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in ReconnectScenarios.Names)
            {
                data.Add("V1050", scenario);
                data.Add("V1019", scenario);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryGeneration))]
    public async Task On_every_generation(string generation, string scenario)
        => await ReconnectProgram.PlayAsync("SingleClass", generation, scenario);

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task In_every_shape(string program, string generation, string scenario)
        => await ReconnectProgram.PlayAsync(program, generation, scenario);

    [Theory]
    [MemberData(nameof(WithTasks))]
    public async Task As_tasks(string generation, string scenario)
        => await ReconnectProgram.PlayAsync("Async", generation, scenario);

    [Theory]
    [InlineData("V971")]
    [InlineData("V976")]
    [InlineData("V1019")]
    public async Task A_build_that_announces_nothing_is_asked_for_the_time(string generation)
        => await ReconnectProgram.PlayAsync("SingleClass", generation, "NothingIsAnswered");

    [Theory]
    [InlineData("V976")]
    [InlineData("V1050")]
    public async Task A_callback_that_throws_does_not_end_the_message_loop(string generation)
        => await ReconnectProgram.PlayAsync("SingleClass", generation, "CallbackThrows");
}
