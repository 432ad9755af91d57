# Projects that list their packages in packages.config: Visual Studio runs this script when the package is added, and the
# script tells the project where the analyzers are. Projects with PackageReference need none of it.
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
    $project.Object.AnalyzerReferences.Add($assembly.FullName)
}
