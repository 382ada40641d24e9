using System.Text.RegularExpressions;
using Quipu.Model;
using Quipu.Sources.Grades;
using Xunit;

namespace Quipu.Tests.Sources.Grades;

public sealed partial class GradeBookTest
{
    static readonly SourceId Ledger = SourceId.From("The Estuary Ledger");

    static readonly DocumentId Article = new("a1");

    [Theory]
    [InlineData("www.mpfn.gob.pe", SourceKind.OfficialStatement)]
    [InlineData("gob.pe", SourceKind.OfficialStatement)]
    [InlineData("mobile.twitter.com", SourceKind.Social)]
    [InlineData("news.google.com", SourceKind.Aggregator)]
    [InlineData("tribunal.example", null)]
    [InlineData("notgob.pe", null)]
    [InlineData("google.com", null)]
    [InlineData("", null)]
    public void A_host_stands_for_itself_and_all_below_it(string host, SourceKind? kind) => Assert.Equal(kind, SourceKinds.OfHost(host));

    [Fact]
    public void What_a_person_says_goes_before_what_is_proposed()
    {
        var (own, reprint) = (new SourceFacts("The Estuary Ledger", "ledger.gob.pe", false), new SourceFacts("The Estuary Ledger", "ledger.gob.pe", true));
        Assert.Equal((SourceKind.OfficialStatement, KindReason.Domain), Kind([], own));
        Assert.Equal((SourceKind.Rewrite, KindReason.Reprint), Kind([], reprint));
        Grade[] said = [Said(GradeTarget.Of(Ledger), GradeScale.Kind, "outlet", 1)];
        Assert.Equal((SourceKind.Outlet, KindReason.ConfirmedSource), Kind(said, own));
        Assert.Equal((SourceKind.Rewrite, KindReason.Reprint), Kind(said, reprint));
        Assert.Equal((SourceKind.Social, KindReason.Confirmed), Kind([.. said, Said(GradeTarget.Of(Article), GradeScale.Kind, "social", 2)], reprint));
        Assert.Null(new GradeBook([]).Of(Article, new(null, null, false)).Kind);
    }

    [Fact]
    public void The_latest_that_nobody_took_back_is_in_force()
    {
        var (first, second) = (Said(GradeTarget.Of(Ledger), GradeScale.Reliability, "usually_reliable", 1), Said(GradeTarget.Of(Ledger), GradeScale.Reliability, "unreliable", 2));
        Assert.Equal(Reliability.Unreliable, new GradeBook([second, first]).Of(Ledger));
        Assert.Equal(Reliability.UsuallyReliable, new GradeBook([first, second with { RetiredAt = Time(3), RetiredBy = "Ana" }]).Of(Ledger));
    }

    [Theory]
    [InlineData("b", "usually_reliable")]
    [InlineData("F", "reliability_unknown")]
    [InlineData("usually_reliable", "usually_reliable")]
    [InlineData("G", null)]
    [InlineData("AB", null)]
    [InlineData("", null)]
    public void A_letter_is_read_as_analysts_write_it(string mark, string? value) => Assert.Equal(value, Grade.Read(GradeScale.Reliability, mark));

    [Theory]
    [InlineData("1", "confirmed")]
    [InlineData("6", "truth_unknown")]
    [InlineData("7", null)]
    [InlineData("0", null)]
    [InlineData("A", null)]
    public void A_number_is_read_as_analysts_write_it(string mark, string? value) => Assert.Equal(value, Grade.Read(GradeScale.Credibility, mark));

    /// <summary>The three marks are words: nothing in the program turns one into a number that could be added or multiplied.</summary>
    [Fact]
    public void Nothing_makes_a_number_of_a_mark()
    {
        var files = Directory.EnumerateFiles(Repository.File("src"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal));
        var faults = files.SelectMany(f => File.ReadLines(f).Where(Counts).Select(l => $"{f}: {l.Trim()}")).ToList();
        Assert.Empty(faults);
        Assert.True(Counts("var score = (int)source.Reliability * claim.Sureness;"));
        Assert.True(Counts("var score = Convert.ToInt32(shown.Credibility);"));
        Assert.True(Counts("Weight = 1.0 - 0.2 * (double)(int)head.Source.Kind!"));
        Assert.False(Counts("json.WriteOptional(\"reliability\", source?.Reliability?.Mark());"));
    }

    static bool Counts(string line) => Marked().IsMatch(line) && Arithmetic().IsMatch(line);

    static (SourceKind?, KindReason?) Kind(Grade[] grades, SourceFacts facts) => new GradeBook(grades).Of(Article, facts) is var grading ? (grading.Kind, grading.Why) : default;

    static Grade Said(GradeTarget on, GradeScale scale, string value, int minute) => new(new($"g{minute}"), on, scale, value, "Ana", Time(minute));

    static DateTimeOffset Time(int minute) => new(2031, 6, 1, 12, minute, 0, TimeSpan.Zero);

    [GeneratedRegex(@"\b(Reliability|Credibility|SourceKind|reliability|credibility)\b|Source\.Kind", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\((int|long|double|decimal|float)\)|Convert\.To(Int|Double|Decimal)|\d\s*\*|\*\s*\d|\)\s*\*|\*\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arithmetic();
}
