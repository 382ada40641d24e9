using System.Text.RegularExpressions;
using Xunit;

namespace Quipu.Tests.Architecture;

/// <summary>The rules of docs/style.md that a machine can hold us to, read from the source of every project.</summary>
public sealed partial class HouseRulesTest
{
    const int LongestFile = 400, LongestMethod = 60;

    /// <summary>Files that may be longer, each with its reason.</summary>
    static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    /// <summary>Classes that others derive from although they are not abstract, each with its reason.</summary>
    static readonly Dictionary<string, string> OpenClasses = new(StringComparer.Ordinal)
    {
        ["QuipuException"] = "thrown as it is where no caller needs more than its sentence",
    };

    static IEnumerable<SourceFile> Source => SourceFiles.In("src", "*.cs");

    static IEnumerable<SourceFile> Everything => [.. Source, .. SourceFiles.In("tests", "*.cs"), .. SourceFiles.In("bench", "*.cs"), new SourceFile("build.cs")];

    static IEnumerable<TypeDeclaration> Types => Everything.SelectMany(Declarations.Types);

    [Fact]
    public void Files_stay_under_400_lines() =>
        Assert.Empty(from file in Everything.Concat(SourceFiles.In("src", "*.razor", "*.ts", "*.mjs", "*.css", "*.sql"))
                     where file.Lines.Count > LongestFile && !LongFiles.ContainsKey(file.Path)
                     select $"{file.Path}: {file.Lines.Count} lines");

    [Fact]
    public void Functions_stay_under_60_lines() =>
        Assert.Empty(from file in Source.Append(new SourceFile("build.cs"))
                     from method in Declarations.Methods(file)
                     where method.Length > LongestMethod
                     select $"{method.File}:{method.Line} {method.Name}: {method.Length} lines");

    [Fact]
    public void Nothing_is_named_for_what_it_is_not() =>
        Assert.Empty(from type in Types where VagueName().IsMatch(type.Name) select $"{type.File}: {type.Name}");

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var closed = Types.Where(t => Closed().IsMatch(t.Modifiers)).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(from type in Types
                     where type.Kind is "class" or "record" && !closed.Contains(type.Name) && !OpenClasses.ContainsKey(type.Name)
                     select $"{type.File}: {type.Modifiers} {type.Kind} {type.Name}");
    }

    [Fact]
    public void An_interface_has_two_implementations_or_a_planned_one()
    {
        var decision = File.ReadAllText(Repository.File("docs/decisions/0003-seams.md"));
        var types = Source.SelectMany(Declarations.Types).ToArray();
        Assert.Empty(from seam in types
                     where seam.Kind == "interface"
                     where types.Count(t => t.Kind != "interface" && t.Bases.Contains(seam.Name)) < 2 && !decision.Contains($"`{seam.Name}`", StringComparison.Ordinal)
                     select $"{seam.File}: {seam.Name} has fewer than two implementations and no planned one in docs/decisions/0003-seams.md");
    }

    [Fact]
    public void No_type_has_the_name_of_its_namespace() =>
        Assert.Empty(from file in Source
                     let folder = NamespaceName().Match(file.Text).Groups[1].Value.Split('.')[^1]
                     from type in Declarations.Types(file)
                     where type.Name == folder && type.Name != "Analysis"
                     select $"{file.Path}: {type.Name}");

    [Fact]
    public void Private_and_internal_are_left_out() =>
        Assert.Empty(from file in Source
                     from line in file.Code.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
                     where Redundant().IsMatch(line.Text)
                     select $"{file.Path}:{line.Number} {line.Text.Trim()}");

    [Fact]
    public void The_scanner_sees_what_it_is_to_see()
    {
        var file = new SourceFile("tests/Quipu.Tests/Architecture/golden/scanned.txt");
        var types = Declarations.Types(file).Select(t => $"{t.Modifiers} {t.Kind} {t.Name} : {string.Join(", ", t.Bases)}".Trim());
        var methods = Declarations.Methods(file).Select(m => $"{m.Name} {m.Line} {m.Length}");
        Assert.Equal(["public sealed record Knot : IKnot, IComparable", "class Cord : Line", "interface IKnot :", "public static partial class Words :"], types);
        Assert.Equal(["Tie 8 10", "Inner 23 4", "Cord 20 8"], methods);
    }

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Processor|Impl|Service|Services|Data|Info|Common|Misc)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(sealed|static|abstract)\b")]
    private static partial Regex Closed();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceName();

    // Partial members need their modifier (generated regexes are private partial); everything else says it by silence.
    [GeneratedRegex(@"^\s*(private (?!partial|protected|static partial)|internal (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|record|struct|interface|enum)\b)")]
    private static partial Regex Redundant();
}
