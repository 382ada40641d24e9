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

    [Theory]
    [InlineData(SourceKind.Confidential, KindReason.Protected)]
    [InlineData(SourceKind.Party, KindReason.Answered)]
    public void How_a_document_came_goes_before_every_proposal(SourceKind nature, KindReason why)
    {
        foreach (var facts in new SourceFacts[] { new("Source-A", null, false, nature), new("Source-A", "ledger.gob.pe", true, nature), new("Source-A", "x.com", false, nature), new(null, null, false, nature) })
            Assert.Equal((nature, why), Kind([], facts));
        Assert.True(new GradeBook([]).Of(Article, new("Source-A", null, false, nature)).IsConfirmed);
        Assert.Equal((SourceKind.Social, KindReason.Confirmed), Kind([Said(GradeTarget.Of(Article), GradeScale.Kind, "social", 1)], new("Source-A", null, true, nature)));
    }

    [Fact]
    public void An_outlet_that_answered_as_a_party_is_an_outlet_in_its_other_documents()
    {
        Grade[] said = [Said(GradeTarget.Of(Ledger), GradeScale.Kind, "outlet", 1)];
        Assert.Equal((SourceKind.Party, KindReason.Answered), Kind(said, new("The Estuary Ledger", null, false, SourceKind.Party)));
        Assert.Equal((SourceKind.Outlet, KindReason.ConfirmedSource), Kind(said, new("The Estuary Ledger", null, false)));
    }

    /// <summary>A desk may note for itself that its source is an office; whoever gets an export is not told.</summary>
    [Fact]
    public void What_a_protected_source_is_held_to_be_does_not_leave()
    {
        foreach (var target in new[] { GradeTarget.Of(Ledger), GradeTarget.Of(Article) })
        {
            var book = new GradeBook([Said(target, GradeScale.Kind, "official_statement", 1)]);
            var held = book.Of(Article, new("The Estuary Ledger", null, false, SourceKind.Confidential));
            Assert.Equal((SourceKind.OfficialStatement, SourceKind.Confidential), (held.Kind, held.Nature));
            Assert.Equal((SourceKind.Confidential, KindReason.Protected, true), (held.Leaving.Kind, held.Leaving.Why, held.Leaving.IsConfirmed));
            var party = book.Of(Article, new("The Estuary Ledger", null, false, SourceKind.Party));
            Assert.Equal(party, party.Leaving);
        }
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
