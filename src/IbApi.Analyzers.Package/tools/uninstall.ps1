# The reverse of install.ps1. A reference that is already gone is no reason to stop the removal of the package.
param($installPath, $toolsPath, $package, $project)

if ($null -eq $project.Object -or $null -eq $project.Object.AnalyzerReferences) {
    return
}

# A project system that finds analyzers in packages itself.
if ($project.Object.SupportsPackageDependencyResolution -and $project.Object.SupportsPackageDependencyResolution()) {
    return
}

switch ($project.Type) {
    'C#' { $language = 'cs' }
    'VB.NET' { $language = 'vb' }
    default { return }
}

$analyzers = Join-Path $installPath "analyzers/dotnet/$language"
foreach ($assembly in Get-ChildItem -Path $analyzers -Filter '*.dll') {
    try {
        $project.Object.AnalyzerReferences.Remove($assembly.FullName)
    }
    catch {
        Write-Verbose "$($assembly.Name) was not among the analyzers of $($project.Name)."
    }
}
