# Projects that list their packages in packages.config: Visual Studio runs this script when the package is added, and the
# script tells the project where the analyzers are. Projects with PackageReference need none of it.
param($installPath, $toolsPath, $package, $project)

if ($null -eq $project.Object -or $null -eq $project.Object.AnalyzerReferences) {
    return
}

$analyzers = Join-Path $installPath 'analyzers/dotnet/cs'
foreach ($assembly in Get-ChildItem -Path $analyzers -Filter '*.dll') {
    $project.Object.AnalyzerReferences.Add($assembly.FullName)
}
