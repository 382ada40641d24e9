using System.Text;
using System.Text.RegularExpressions;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Architecture;

/// <summary>What the docs say is there: links, paths, settings, words, pages, exports.</summary>
public sealed partial class DocsTest
{
    static IEnumerable<SourceFile> Docs =>
        [.. new[] { "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md" }.Select(f => new SourceFile(f)), .. SourceFiles.In("docs", "*.md"), .. SourceFiles.In("bench", "*.md")];

    [Fact]
    public void Links_lead_somewhere() =>
        Assert.Empty(from doc in Docs
                     from Match link in Link().Matches(doc.Text)
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Leads(doc, target)
                     select $"{doc.Path}: {target}");

    [Fact]
    public void Paths_of_the_project_exist() =>
        Assert.Empty(from doc in Docs
                     from Match path in OwnPath().Matches(doc.Text)
                     let target = path.Value.TrimEnd('.', ',', ')', '/', ':')
                     where !Exists(target)
                     select $"{doc.Path}: {target}");

    [Fact]
    public void Commands_name_steps_that_exist()
    {
        var steps = Step().Matches(new SourceFile("build.cs").Text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("test", steps);
        Assert.Empty(from doc in Docs
                     from Match call in BuildCall().Matches(doc.Text)
                     where !steps.Contains(call.Groups[1].Value)
                     select $"{doc.Path}: build.cs -- {call.Groups[1].Value}");
    }

    [Fact]
    public void Tests_named_in_the_threat_model_exist()
    {
        var tests = string.Join('\n', SourceFiles.In("tests", "*.cs").Select(f => f.Text)) + string.Join('\n', Directory.GetFiles(Repository.File("tests/Quipu.Cli.Tests/transcripts")));
        var named = new SourceFile("SECURITY.md").Lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).SelectMany(l => TestName().Matches(l[(l.TrimEnd(' ', '|').LastIndexOf('|') + 1)..])).Select(m => m.Groups[1].Value).ToList();
        Assert.True(named.Count > 25, $"{named.Count} tests");
        Assert.Empty(named.Where(n => !tests.Contains(n[(n.LastIndexOf('.') is var dot && n.EndsWith(".txt", StringComparison.Ordinal) ? 0 : dot + 1)..], StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_decision_is_listed() =>
        Assert.Empty(from file in SourceFiles.In("docs/decisions", "*.md")
                     let name = Path.GetFileName(file.Path)
                     where name != "README.md" && !File.ReadAllText(Repository.File("docs/decisions/README.md")).Contains($"({name})", StringComparison.Ordinal)
                     select name);

    [Fact]
    public void The_reference_of_settings_is_made_from_the_table()
    {
        var text = new StringBuilder("# Settings\n\nMade from `src/Quipu/Settings.cs` by `dotnet run build.cs -- docs`; do not edit.\n\n");
        text.Append($"A setting is taken from its flag where the verb has one, else from the environment, else from `{Settings.FileName}` in the workspace folder (one JSON object, name to value), else it has its default.\n");
        text.Append("`quipu settings --workspace DIR` prints what holds and where it came from.\n\n| name | default | environment | means |\n| --- | --- | --- | --- |\n");
        foreach (var setting in Settings.All) text.Append($"| `{setting.Name}` | `{setting.DefaultText}` | `{setting.Variable}` | {setting.Meaning} |\n");
        Made("docs/reference/settings.md", text.ToString());
    }

    [Fact]
    public void Every_word_of_the_vocabulary_is_explained()
    {
        var text = File.ReadAllText(Repository.File("docs/reference/claims.md"));
        string[] words =
        [
            .. Words<ClaimType>(), .. Words<Modality>(), .. Words<Stage>(), .. Words<LawStage>(), .. Words<EffectKind>(), .. Words<IncidentKind>(), .. Words<StanceKind>(), .. Words<Direction>(),
            .. Words<EntityType>(), .. Words<Detail>(), .. Words<ClaimEnd>(), .. Words<ReviewState>(), .. Words<Verdict>(),
        ];
        Assert.Empty(words.Distinct().Where(w => !text.Contains($"`{w}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_key_of_a_lexicon_is_explained()
    {
        var text = File.ReadAllText(Repository.File("docs/reference/frames.md"));
        Assert.Empty(LexiconFile.Keys.Where(key => !text.Contains($"`{key}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_export_is_listed()
    {
        var text = File.ReadAllText(Repository.File("docs/reference/exports.md"));
        Assert.Empty(ExportFormats.All.Select(f => f.Name).Where(name => !text.Contains($"| `{name}` |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_of_register_is_listed()
    {
        var text = File.ReadAllText(Repository.File("docs/reference/registers.md"));
        Assert.Empty(Quipu.Registers.RegisterFormats.All.Where(f => !text.Contains($"`{f.Name}`", StringComparison.Ordinal)).Select(f => f.Name));
    }

    [Fact]
    public void Every_page_is_listed()
    {
        var text = File.ReadAllText(Repository.File("docs/reference/pages.md"));
        var routes = from file in SourceFiles.In("src/Quipu.Web", "*.cs", "*.razor")
                     from Match route in Route().Matches(file.Text)
                     let path = route.Groups[1].Value
                     where path.StartsWith('/')
                     select path.EndsWith(".json", StringComparison.Ordinal) ? path[..^".json".Length] : path;
        Assert.Empty(routes.Distinct().Where(path => !text.Contains($"`{path}`", StringComparison.Ordinal) && !text.Contains($"`{path}.json`", StringComparison.Ordinal)));
    }

    internal static void Made(string path, string text)
    {
        var file = Repository.File(path);
        if (Environment.GetEnvironmentVariable("QUIPU_ACCEPT") == "1") File.WriteAllText(file, text);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{path} is not what the code says: dotnet run build.cs -- docs");
    }

    static IEnumerable<string> Words<T>() where T : struct, Enum => Enum.GetValues<T>().Select(v => v.Wire());

    static bool Leads(SourceFile doc, string target)
    {
        var (path, anchor) = target.Split('#') is [var p, var a] ? (p, a) : (target, null);
        var file = path.Length == 0 ? doc.Path : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(doc.Path)!, path));
        return Exists(file) && (anchor is null || Headings(file).Contains(anchor));
    }

    static bool Exists(string path) => path.Contains('*', StringComparison.Ordinal) || path.EndsWith(".quipu", StringComparison.Ordinal) || File.Exists(Repository.File(path)) || Directory.Exists(Repository.File(path));

    static IEnumerable<string> Headings(string file) =>
        File.ReadLines(Repository.File(file)).Where(l => l.StartsWith('#')).Select(l => NotInAnchor().Replace(l.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-'), ""));

    [GeneratedRegex("`(StoreContract\\.[A-Za-z_]+|[A-Za-z0-9]+Test(?:\\.[A-Za-z_]+)?|[A-Z][a-z]+_[A-Za-z_]+|[0-9A-Za-z-]+\\.txt)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/.-])(?:src|tests|bench|docs|samples)/[\w./*-]+")]
    private static partial Regex OwnPath();

    [GeneratedRegex("new\\(\"(\\w+)\", \"")]
    private static partial Regex Step();

    [GeneratedRegex(@"build\.cs -- (\w+)")]
    private static partial Regex BuildCall();

    [GeneratedRegex(@"Map(?:Get|Post|Page|Both|Methods)?(?:<\w+>)?\(\s*(?:app,\s*)?""(/[^""]*)""|@page ""(/[^""]*)""")]
    private static partial Regex Route();

    [GeneratedRegex(@"[^\w-]")]
    private static partial Regex NotInAnchor();
}
