using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Quipu.Tests.Architecture;

/// <summary>Which project may know which, and what keeps drivers and servers out of the library.</summary>
public sealed partial class ProjectsTest
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FollowTheMoney"] = [],
        ["Quipu"] = ["FollowTheMoney"],
        ["Quipu.Storage"] = ["Quipu"],
        ["Quipu.Web"] = ["Quipu"],
        ["Quipu.Cli"] = ["Quipu", "Quipu.Storage", "Quipu.Web"],
        ["Quipu.Training"] = ["Quipu"],
    };

    static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["FollowTheMoney"] = ["YamlDotNet"],
        ["Quipu"] = ["AngleSharp", "ExcelDataReader", "MimeKit", "YamlDotNet"],
        ["Quipu.Storage"] = ["Microsoft.Data.Sqlite", "Npgsql"],
        ["Quipu.Web"] = ["System.ServiceModel.Syndication"],
        ["Quipu.Cli"] = ["MailKit", "System.CommandLine"],
        ["Quipu.Training"] = [],
    };

    static IEnumerable<string> Projects => Directory.GetDirectories(Repository.File("src")).Select(Path.GetFileName).OfType<string>().Where(p => System.IO.File.Exists(File(p))).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_source_project_has_its_rule() => Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects);

    [Fact]
    public void Storage_and_web_know_the_library_and_not_each_other() =>
        Assert.Empty(from project in Projects
                     from reference in Includes(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))
                     where !Allowed[project].Contains(reference)
                     select $"{project} -> {reference}");

    [Fact]
    public void A_new_package_is_a_decision() =>
        Assert.Empty(from project in Projects
                     from package in Includes(project, "PackageReference")
                     where !Packages[project].Contains(package)
                     select $"{project} -> {package}");

    /// <summary>Nothing but the framework's own cryptography lies beside the program.</summary>
    [Fact]
    public void No_other_cryptography_comes_along() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileName), f => f!.StartsWith("BouncyCastle", StringComparison.Ordinal) || f.Contains("Cryptography", StringComparison.Ordinal));

    [Fact]
    public void The_door_runs_every_test_project()
    {
        var line = System.IO.File.ReadLines(Repository.File("build.cs")).Single(l => l.StartsWith("string[] testProjects", StringComparison.Ordinal));
        var listed = Quoted().Matches(line).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        var onDisk = Directory.GetFiles(Repository.File("tests"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
        Assert.Equal(onDisk, listed);
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var listed = Quoted().Matches(System.IO.File.ReadAllText(Repository.File("Quipu.slnx"))).Select(m => m.Groups[1].Value).Where(p => p.EndsWith(".csproj", StringComparison.Ordinal));
        var onDisk = SourceFiles.In("", "*.csproj").Select(f => f.Path);
        Assert.Equal(onDisk.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Versions_stand_in_one_file_and_are_exact()
    {
        Assert.Empty(from file in SourceFiles.In("", "*.csproj") where file.Text.Contains("PackageReference", StringComparison.Ordinal) && InlineVersion().IsMatch(file.Text) select file.Path);
        Assert.Empty(XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Version")!.Value).Where(v => !ExactVersion().IsMatch(v)));
    }

    static IEnumerable<string> Includes(string project, string element) =>
        XDocument.Load(File(project)).Descendants(element).Select(r => r.Attribute("Include")!.Value);

    static string File(string project) => Repository.File($"src/{project}/{project}.csproj");

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("PackageReference[^>]*Version=")]
    private static partial Regex InlineVersion();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex ExactVersion();
}
