using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Publishing;

/// <summary>An edition is frozen, complete and can be counted again; whatever is changed in it is seen.</summary>
public sealed class EditionTest : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly List<EditionFile> _opened = [];
    readonly SqliteStore _store;
    readonly Case _article = Case.Governor().Case, _later = Case.Acquittal().Case;
    readonly Claim _post;

    public EditionTest()
    {
        _store = SqliteStore.Open(_folder.At("case.db"));
        _store.Write([.. _article.Changes.Select(Licensed), .. _later.Changes, new Change.Assembled()]);
        _post = _article.Claims.Single(c => c.Type == ClaimType.HoldsPost);
        foreach (var claim in _article.Claims.Concat(_later.Claims).Where(c => c.Type is not ClaimType.ColludesWith)) Judge(claim, Verdict.Accepted);
        Judge(_later.Claims.Single(c => c.Type == ClaimType.ColludesWith), Verdict.Rejected);
    }

    public void Dispose()
    {
        foreach (var file in _opened) file.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_same_records_and_version_give_the_same_bytes()
    {
        var (one, other) = (Bytes(Draft()), Bytes(Draft()));
        Assert.Equal(one, other);
        Assert.NotEqual(Draft().Hash, Draft("2.0").Hash);
        // Making one is no change of the records.
        Make("one.zip");
        Assert.Equal(one, Bytes(Draft()));
    }

    [Fact]
    public void It_holds_reviewed_claims_with_their_axes_and_says_what_it_leaves_out()
    {
        var draft = Draft();
        var claims = Lines(draft, "claims.jsonl");
        Assert.Equal(4, claims.Count);
        Assert.All(claims, c => Assert.True(c.GetProperty("modality").GetString()!.Length > 0 && c.GetProperty("attribution").GetProperty("text").GetString()!.Length > 0 && c.GetProperty("standing").GetProperty("text").GetString()!.Length > 0));
        Assert.All(claims, c => Assert.Contains(c.GetProperty("review").GetProperty("state").GetString(), new[] { "accepted", "corrected" }));
        Assert.Empty(StatusWalk.Missing(Text(draft, "claims.jsonl"), "claims"));
        // The unreviewed accusation and the rejected claim stay at home, in no part of it.
        Assert.Equal((4, 2, 2), (draft.Counts.Claims, draft.Counts.LeftOut, draft.Counts.Documents));
        Assert.DoesNotContain(_article.Claims.Single(c => c.Type == ClaimType.ColludesWith).Id.Value, string.Concat(Parts(draft).Where(p => p.Key is "claims.jsonl" or "statements.csv" or "series.csv").Select(p => Encoding.UTF8.GetString(p.Value)).Select(t => Regex.Replace(t, "\"about\":\\[[^\\]]*\\]", "", RegexOptions.NonBacktracking))), StringComparison.Ordinal);
        Assert.Contains("1 left out: proposals of the machine that nobody has reviewed.", Text(draft, "selection.json"), StringComparison.Ordinal);
        Assert.Contains("1 left out: a person rejected them.", Text(draft, "selection.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_proceeding_that_nobody_reviewed_is_in_no_part_and_is_counted_where_it_concerns_a_claim()
    {
        var arrest = _article.Claims.Single(c => c.Stage == Stage.Arrested);
        Judge(_article.Claims.Single(c => c.Type == ClaimType.ColludesWith), Verdict.Accepted);
        Assert.Contains("arrested", Everything(Draft()), StringComparison.Ordinal);
        foreach (var judgement in _store.Judgements(Viewer.Owner, arrest.Id)) _store.Write([new Change.JudgementRetired(judgement.Id, "Ana", Case.Time(9))]);
        var draft = Draft();
        Assert.DoesNotContain("arrested (", Everything(draft), StringComparison.Ordinal);
        Assert.Contains("1 proceeding that nobody has reviewed, kept back", Text(draft, "claims.jsonl"), StringComparison.Ordinal);
        Assert.Contains("\"proceedings_kept_back\": 1", Text(draft, "selection.json"), StringComparison.Ordinal);
    }

    // The records and what is counted from them; the document's own text and the codebook say what they say.
    static string Everything(EditionDraft draft) => string.Concat(Parts(draft).Where(p => p.Key.EndsWith(".jsonl", StringComparison.Ordinal) || p.Key.EndsWith(".csv", StringComparison.Ordinal)).Select(p => Encoding.UTF8.GetString(p.Value)));

    [Fact]
    public void An_unreviewed_accusation_stays_at_home_even_on_wish()
    {
        var draft = new EditionBuilder(_store, Viewer.Owner, Request("1.0") with { IncludeProposals = true }, Words).Build();
        Assert.DoesNotContain(Lines(draft, "claims.jsonl"), c => c.GetProperty("type").GetString() == "colludes_with");
    }

    [Fact]
    public void A_text_goes_along_only_where_its_licence_allows_it_and_no_path_of_home_does()
    {
        var parts = Parts(Draft());
        Assert.Equal([$"texts/{_article.Document.Id}.txt"], parts.Keys.Where(p => p.StartsWith("texts/", StringComparison.Ordinal)));
        Assert.DoesNotContain(_article.Document.Location, Text(Draft(), "documents.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_edition_is_found_whole_and_its_figures_are_counted_again()
    {
        var check = EditionCheck.Of(Open(Make("one.zip")));
        Assert.Empty(check.Faults);
        Assert.True(check is { Parts: > 8, Figures: > 50, Quotes: 3 }, check.ToString());
        var figures = JsonDocument.Parse(Parts(Draft())["figures.json"]).RootElement.EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("value").GetInt32());
        Assert.Equal((4, 2, 2, 1, 1), (figures["claims"], figures["claims.type.proceeding"], figures["documents"], figures["claims.stage.arrested"], figures["claims.stage.acquitted"]));
    }

    [Theory]
    [InlineData("claims.jsonl", "\"modality\":\"stated\"", "\"modality\":\"alleged\"", "The figure claims.modality.stated is")]
    [InlineData("figures.json", "\"value\": 4", "\"value\": 5", "The figure claims is 5, but the records give 4.")]
    [InlineData("figures.json", "\"records\"", "\"distinct document.id\"", "but the records give")]
    [InlineData("coverage.csv", "2031", "2030", "coverage.csv is not what the records give.")]
    [InlineData("agreement.json", "\"reviewers\": 0", "\"reviewers\": 2", "agreement.json is not what the records give.")]
    [InlineData("documents.jsonl", "El Faro", "La Farola", "The part documents.jsonl was changed")]
    [InlineData("codebook.json", "funds", "gifts", "The part codebook.json was changed")]
    [InlineData("CITATION.txt", "version 1.0", "version 1.1", "CITATION.txt cites another edition")]
    [InlineData("manifest.json", "\"name\": \"Ties of Antay\"", "\"name\": \"Ties of Elsewhere\"", "The hash of the edition is")]
    [InlineData("texts", "governor", "Governor", "does not stand in its text where it says")]
    public void What_was_changed_is_seen(string part, string from, string to, string fault)
    {
        var path = Make("one.zip");
        Change(path, name => name == part || name.StartsWith(part + "/", StringComparison.Ordinal), text =>
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            return text.Replace(from, to, StringComparison.Ordinal);
        });
        Assert.Contains(EditionCheck.Of(Open(path)).Faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("claims.jsonl")]
    [InlineData("documents.jsonl")]
    [InlineData("figures.json")]
    [InlineData("statements.csv")]
    [InlineData("codebook.es.md")]
    [InlineData("CITATION.cff")]
    public void A_part_that_is_gone_is_missed(string part)
    {
        var path = Make("one.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.GetEntry(part)!.Delete();
        Assert.Contains(EditionCheck.Of(Open(path)).Faults, f => f == $"The part {part} is missing.");
    }

    [Fact]
    public void A_part_that_came_later_is_seen()
    {
        var path = Make("one.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.CreateEntry("more.csv").Open().Dispose();
        Assert.Contains(EditionCheck.Of(Open(path)).Faults, f => f.StartsWith("The part more.csv is not in the manifest", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_with_every_hash_made_anew_still_contradicts_the_figures()
    {
        // Whoever forges the manifest too forges another edition: its hash is not the cited one, and its figures are counted from its records.
        var path = Make("one.zip");
        Change(path, name => name == "claims.jsonl", text => text.Replace("\"modality\":\"stated\"", "\"modality\":\"alleged\"", StringComparison.Ordinal));
        Assert.Contains(EditionCheck.Of(Open(path)).Faults, f => f.StartsWith("The figure claims.modality.stated is", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not a zip", "it is no ZIP")]
    [InlineData("", "it is no ZIP")]
    public void What_is_no_edition_is_said_in_one_sentence(string text, string fault)
    {
        var path = _folder.Write("none.zip", text);
        Assert.Contains(fault, EditionFile.Open(path).Fault, StringComparison.Ordinal);
        Assert.Contains("cannot be read", EditionFile.Open(_folder.At("absent.zip")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workspace_gives_the_same_until_it_changes_and_then_says_what_no_longer_stands()
    {
        var path = Make("one.zip");
        var before = File.ReadAllBytes(path);
        var desk = new EditionDesk(_store, Words);
        var same = desk.Compare(Viewer.Owner, Open(path));
        Assert.True(same is { IsSame: true, IsOfThen: true, Errata.IsEmpty: true, Figures.IsEmpty: true });
        var arrest = _article.Claims.Single(c => c.Stage == Stage.Arrested);
        Judge(_post, Verdict.Rejected, minute: 50);
        Judge(arrest, Verdict.Corrected, 51, c => c with { Date = PartialDate.Parse("2031-03") });
        _store.Write([new Change.Forgotten(_later.Document.Id, "Editor", Case.Time(52))]);
        var changed = desk.Compare(Viewer.Owner, Open(path));
        Assert.False(changed.IsSame || changed.IsOfThen);
        Assert.Contains(changed.Figures, f => f == ("claims", 4, 2));
        var errata = changed.Errata.ToDictionary(e => e.Claim.Claim, e => e);
        Assert.Equal(Erratum.Rejected, errata[_post.Id].Erratum);
        Assert.Equal(Erratum.Changed, errata[arrest.Id].Erratum);
        Assert.Equal((Erratum.Gone, null), errata[_later.Claims.Single(c => c.Stage == Stage.Acquitted).Id] is var gone ? (gone.Erratum, gone.Now) : default);
        Assert.Equal((1, 1, 2), Assert.Single(_store.Editions(Viewer.Owner)) is var row ? (row.Gone, row.Rejected, row.Fallen) : default);
        // The edition itself is as it was, and still whole.
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Empty(EditionCheck.Of(Open(path)).Faults);
    }

    [Fact]
    public void On_a_later_day_the_same_records_give_the_same_figures_and_bytes()
    {
        var path = Make("one.zip");
        var (edition, bytes) = (Open(path), File.ReadAllBytes(path));
        using var later = SqliteStore.Open(_folder.At("case.db"), clock: new Later());
        later.Write([new Change.Assembled()]);
        Assert.Empty(EditionCheck.Of(edition).Faults);
        var compared = new EditionDesk(later, Words).Compare(Viewer.Owner, edition);
        Assert.True(compared is { IsSame: true, IsOfThen: true, Errata.IsEmpty: true, Figures.IsEmpty: true });
        Assert.Equal(bytes, Bytes(new EditionBuilder(later, Viewer.Owner, edition.Request, Words).Build()));
        // The day of release is part of it: asked for another, it is another edition, and would not pass for this one.
        Assert.NotEqual(edition.Hash, new EditionBuilder(later, Viewer.Owner, edition.Request with { Day = new(2044, 1, 1) }, Words).Build().Hash);
    }

    [Fact]
    public void A_version_means_one_edition()
    {
        Make("one.zip");
        var desk = new EditionDesk(_store, Words);
        Assert.Null(desk.Taken(Viewer.Owner, Draft()));
        Judge(_post, Verdict.Rejected, minute: 50);
        Assert.Equal("one.zip", desk.Taken(Viewer.Owner, Draft())!.File);
        Assert.Null(desk.Taken(Viewer.Owner, Draft("1.1")));
    }

    sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2044, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public void A_list_of_editions_keeps_no_words_and_shows_a_viewer_only_their_datasets()
    {
        Make("one.zip");
        Assert.Single(_store.Editions(Viewer.Owner));
        Assert.Empty(_store.Editions(new("Guest", [new("other")])));
        Assert.Empty(_store.EditionClaims(new("Guest", [new("other")]), new(Draft().Hash)));
        Assert.Equal(4, _store.EditionClaims(Viewer.Owner, new(Draft().Hash)).Length);
        var sequence = _store.Sequence;
        var desk = new EditionDesk(_store, Words);
        Assert.Equal(sequence, _store.Write([desk.Made(Draft(), "again.zip", ("Ana", Case.Time(5)))]));
    }

    static EditionRequest Request(string version) => new("Ties of Antay", version, DatasetName.Default, new(2032, 7, 1));

    EditionDraft Draft(string version = "1.0") => new EditionBuilder(_store, Viewer.Owner, Request(version), Words).Build();

    static readonly CodebookWords[] Words = [new("en", key => "meaning of " + key), new("es", key => "sentido de " + key)];

    string Make(string name)
    {
        var (path, draft) = (_folder.At(name), Draft());
        File.WriteAllBytes(path, Bytes(draft));
        _store.Write([new EditionDesk(_store, Words).Made(draft, path, ("Ana", Case.Time(5)))]);
        return path;
    }

    EditionFile Open(string path)
    {
        var (file, fault) = EditionFile.Open(path);
        _opened.Add(file ?? throw new InvalidOperationException(fault));
        return file;
    }

    static byte[] Bytes(EditionDraft draft)
    {
        using var to = new MemoryStream();
        draft.Write(to);
        return to.ToArray();
    }

    static Dictionary<string, byte[]> Parts(EditionDraft draft)
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes(draft)));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var whole = new MemoryStream();
            using var part = e.Open();
            part.CopyTo(whole);
            return whole.ToArray();
        }, StringComparer.Ordinal);
    }

    static string Text(EditionDraft draft, string part) => Encoding.UTF8.GetString(Parts(draft)[part]);

    static List<JsonElement> Lines(EditionDraft draft, string part) => [.. Text(draft, part).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    // The part changed, and its length in the manifest with it: of what is longer than that no byte more is read.
    static void Change(string path, Func<string, bool> isMeant, Func<string, string> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.Entries.Single(e => isMeant(e.FullName));
        var (before, after) = Rewrite(entry, change);
        if (before == after || entry.FullName == "manifest.json") return;
        var bytes = $"\"path\": \"{entry.FullName}\",(\\s+\"sha256\": \"[0-9a-f]+\",\\s+)\"bytes\": {before}";
        Rewrite(zip.GetEntry("manifest.json")!, text => Regex.Replace(text, bytes, $"\"path\": \"{entry.FullName}\",$1\"bytes\": {after}", RegexOptions.NonBacktracking));
    }

    static (long Before, long After) Rewrite(ZipArchiveEntry entry, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: false)) text = reader.ReadToEnd();
        using var part = entry.Open();
        var before = part.Length;
        part.SetLength(0);
        part.Write(Encoding.UTF8.GetBytes(change(text)));
        return (before, part.Length);
    }

    void Judge(Claim claim, Verdict verdict, int minute = 3, Func<Claim, Claim>? correction = null) =>
        _store.Write([new Change.Judged(new(new(Guid.NewGuid().ToString("N")), claim, verdict, "Ana", Case.Time(minute), null, correction?.Invoke(claim)))]);

    static Change Licensed(Change change) => change is Change.DocumentMade made ? made with { Document = made.Document with { Licence = "CC BY 4.0" } } : change;
}
