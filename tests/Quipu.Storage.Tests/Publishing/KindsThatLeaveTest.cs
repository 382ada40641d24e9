using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Publishing.Replies;
using Quipu.Sources.Grades;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Publishing;

/// <summary>What leaves says of material of a protected source, and of what a party answered, that it is that: neither reads like a newspaper, and no grade tells more of a protected source.</summary>
public sealed class KindsThatLeaveTest : IDisposable
{
    const string Given = "Source-A", Held = "official_statement";

    readonly TemporaryFolder _folder = new();
    readonly SqliteStore _store;
    readonly DocumentId _sealed, _answer;

    public KindsThatLeaveTest()
    {
        _store = SqliteStore.Open(_folder.At("case.db"));
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        var given = Case.Of("Bruno Salcedo leads Los Remeros in Antay. There were 12 raids in 2030.", "2031-05-03", Given);
        given.Claim(ClaimType.Leads, "Bruno Salcedo leads Los Remeros", given.Entity("Bruno Salcedo"), given.Entity("Los Remeros", EntityType.Organization));
        given.Claim(ClaimType.Figure, "There were 12 raids in 2030", more: c => c with { Details = c.Details.Add(Detail.Metric, "raids").Add(Detail.Value, "12").Add(Detail.Unit, "raids").Add(Detail.Period, "2030") });
        _store.Write([.. article.Changes, .. given.Sealed, new Change.Assembled()]);
        var desk = new ReplyDesk(_store, Viewer.Owner, bytes => new(ContentHash.Sha256(bytes)), TimeProvider.System);
        var asked = desk.Ask(new() { Id = default, Party = _store.Entity(Viewer.Owner, rosa.Id)!.Id, Claims = [collusion.Id], How = ReplyChannel.Email, AskedOn = new(2026, 6, 2), Deadline = new(2026, 6, 10), By = "", At = default });
        Assert.Null(desk.Answer(asked.Request!.Value, new("I did it for Antay.", AnswerKind.OwnsUp, new(2026, 6, 5)) { How = ReplyChannel.Letter }).Fault);
        foreach (var claim in _store.AllClaims(Viewer.Owner).Where(c => c.Review.State == ReviewState.Proposed).ToList())
            _store.Write([new Change.Judged(new(new(Guid.NewGuid().ToString("N")), claim.Claim, Verdict.Accepted, "Ana", Case.Time(3)))]);
        _sealed = given.Document.Id;
        _answer = _store.AllDocuments(Viewer.Owner).Single(d => d.Format == "reply/1").Id;
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Claims_say_what_kind_of_source_says_so()
    {
        var claims = Lines(Export("claims"));
        Assert.Equal(["confidential"], Kinds(claims, c => c.GetProperty("document").GetProperty("id").GetString() == _sealed.Value));
        Assert.Equal(["party"], Kinds(claims, c => c.GetProperty("document").GetProperty("id").GetString() == _answer.Value));
        Assert.Equal(["outlet"], Kinds(claims, c => c.GetProperty("document").GetProperty("publisher").GetString() == "El Faro de Antay"));
        Assert.All(claims, c => Assert.Equal(c.GetProperty("document").GetProperty("publisher").GetString() == "El Faro de Antay" ? "proposed" : "confirmed", c.GetProperty("source").GetProperty("kind_review").GetString()));
        var rows = CsvClient.Read(Export("claims-csv"));
        Assert.All(rows, r => Assert.Equal(r["publisher"] switch { Given => "confidential", "El Faro de Antay" => "outlet", _ => "party" }, r["source_kind"]));
        Assert.Contains(rows, r => r["source_kind"] == "confidential");
        Assert.Contains(rows, r => r["source_kind"] == "party");
    }

    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(f => f.Name)];

    /// <summary>All but <c>claim-statements</c>, whose rows have no field of where a claim comes from and lead to it by its id.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_says_it_in_band(string format)
    {
        if (format == "claim-statements") return;
        var text = Export(format);
        Assert.True(Says(text, "confidential"), "It does not say that a source is confidential.");
        // No figure was given in an answer.
        if (format != "figures") Assert.True(Says(text, "party"), "It does not say that a party answered.");
    }

    static bool Says(string text, string kind) =>
        new[] { $"source: {kind}", $"\"kind\":\"{kind}\"", $",{kind},confirmed", $"value=\"{kind}\"", $"\"quipu:sourceKind\":\"{kind}\"" }.Any(w => text.Contains(w, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_the_desk_holds_of_a_protected_source_is_in_no_export(string format)
    {
        foreach (var on in new[] { GradeTarget.Of(SourceId.From(Given)), GradeTarget.Of(_sealed) }) Grade(on);
        Assert.Equal(SourceKind.OfficialStatement, _store.Head(Viewer.Owner, _sealed)!.Source!.Kind);
        Assert.DoesNotContain(Held, Export(format), StringComparison.Ordinal);
        // Of an outlet the same word leaves: there it was to be found.
        if (format is not ("claims" or "claims-csv" or "prov" or "ftm" or "gexf" or "bundle" or "xlsx" or "csv")) return;
        Grade(GradeTarget.Of(SourceId.From("El Faro de Antay")));
        Assert.Contains(Held, Export(format), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_and_its_codebook_know_both()
    {
        Grade(GradeTarget.Of(SourceId.From(Given)));
        var parts = Parts(new EditionBuilder(_store, Viewer.Owner, new("Ties of Antay", "1.0", DatasetName.Default, new(2032, 7, 1)), [new("en", key => "meaning of " + key)]).Build());
        var rows = Lines(parts["documents.jsonl"]).ToDictionary(r => r.GetProperty("source").GetString()!, r => (r.GetProperty("source_kind").GetString(), r.GetProperty("source_kind_confirmed").GetBoolean()));
        Assert.Equal((("confidential", true), ("party", true), ("outlet", false)), (rows[Given], rows["Rosa Ibáñez Luján"], rows["El Faro de Antay"]));
        Assert.Contains("confidential", Kinds(Lines(parts["claims.jsonl"]), _ => true));
        Assert.Contains("party", Kinds(Lines(parts["claims.jsonl"]), _ => true));
        using var codebook = JsonDocument.Parse(parts["codebook.json"]);
        Assert.Equal(["confidential", "party"], codebook.RootElement.GetProperty("source_kind").EnumerateArray().Select(w => w.GetProperty("word").GetString()!).TakeLast(2));
        Assert.DoesNotContain(Held, string.Concat(parts.Where(p => !p.Key.StartsWith("codebook", StringComparison.Ordinal)).Select(p => p.Value)), StringComparison.Ordinal);
    }

    void Grade(GradeTarget on) => _store.Write([new Change.Graded(new(new(Guid.NewGuid().ToString("N")), on, GradeScale.Kind, Held, "Ana", Case.Time(9)))]);

    string Export(string format)
    {
        using var whole = new MemoryStream();
        ExportFormats.Find(format)!.Write(_store, Viewer.Owner, ExportOptions.Default with { Captures = new(_folder.At("captures")) }, whole);
        return whole.ToArray() is [0x50, 0x4B, ..] and var zip ? string.Concat(Parts(new MemoryStream(zip)).Values) : Encoding.UTF8.GetString(whole.ToArray());
    }

    static Dictionary<string, string> Parts(EditionDraft draft)
    {
        using var whole = new MemoryStream();
        draft.Write(whole);
        return Parts(new MemoryStream(whole.ToArray()));
    }

    static Dictionary<string, string> Parts(MemoryStream from)
    {
        using var zip = new ZipArchive(from);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = new StreamReader(e.Open());
            return part.ReadToEnd();
        }, StringComparer.Ordinal);
    }

    static List<JsonElement> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    static IEnumerable<string> Kinds(IEnumerable<JsonElement> claims, Func<JsonElement, bool> which) => claims.Where(which).Select(c => c.GetProperty("source").GetProperty("kind").GetString()!).Distinct(StringComparer.Ordinal);
}
