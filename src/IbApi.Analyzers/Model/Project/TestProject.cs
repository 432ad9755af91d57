namespace IbApi.Analyzers.Model.Project;

/// <summary>Whether a file belongs to tests, and what says so.</summary>
/// <param name="IsTest">Whether its code is run by a test framework.</param>
/// <param name="Reason">What made it one, as a part of a message; null when it is none.</param>
internal sealed record TestProject(bool IsTest, string? Reason)
{
    public static readonly TestProject No = new(false, null);
}
