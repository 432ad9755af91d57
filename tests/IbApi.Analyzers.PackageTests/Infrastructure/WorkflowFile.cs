using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>A step of a workflow in which a shell runs.</summary>
internal sealed record ShellStep(string Job, string Name, string Script);

/// <summary>A workflow of GitHub Actions or a pipeline of Azure, as far as a shell runs in it.</summary>
internal sealed class WorkflowFile
{
    public WorkflowFile(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var variables = new Dictionary<string, string>();
        var steps = new List<ShellStep>();
        foreach (var (job, node) in JobsOf(root))
        {
            steps.AddRange(StepsOf(job, node));
            AddVariables(node, variables);
        }

        Steps = steps;
        AddVariables(root, variables);
        Variables = [.. variables.Select(static variable => (variable.Key, variable.Value))];
    }

    public IReadOnlyList<ShellStep> Steps { get; }

    /// <summary>What the workflow puts into the environment of its shells.</summary>
    public (string Name, string Value)[] Variables { get; }

    public string Script(string step, string job = "check") => Steps.Single(s => s.Name == step && s.Job == job).Script;

    /// <summary>A list in Azure, a map in GitHub; a pipeline of one job has the steps itself.</summary>
    private static IEnumerable<(string Name, YamlMappingNode Job)> JobsOf(YamlMappingNode root)
    {
        if (!root.Children.TryGetValue("jobs", out var jobs))
        {
            return [("check", root)];
        }

        return jobs is YamlMappingNode map
            ? map.Children.Select(static job => (((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value))
            : ((YamlSequenceNode)jobs).Children.Cast<YamlMappingNode>().Select(static job => (Text(job, "job")!, job));
    }

    private static IEnumerable<ShellStep> StepsOf(string job, YamlMappingNode node)
    {
        foreach (var step in ((YamlSequenceNode)node["steps"]).Children.Cast<YamlMappingNode>())
        {
            if ((Text(step, "run") ?? Text(step, "bash")) is { } script)
            {
                yield return new ShellStep(job, (Text(step, "name") ?? Text(step, "displayName"))!, script.Trim());
            }
        }
    }

    private static void AddVariables(YamlMappingNode node, Dictionary<string, string> variables)
    {
        foreach (var key in new[] { "env", "variables" })
        {
            if (node.Children.TryGetValue(key, out var values))
            {
                foreach (var (name, value) in ((YamlMappingNode)values).Children)
                {
                    variables[((YamlScalarNode)name).Value!] = ((YamlScalarNode)value).Value!;
                }
            }
        }
    }

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
}
