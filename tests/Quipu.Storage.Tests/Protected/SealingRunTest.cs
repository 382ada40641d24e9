using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Sources.Grades;
using Xunit;

namespace Quipu.Storage.Tests.Protected;

/// <summary>What was read in the open and is taken under protection afterwards.</summary>
public sealed class SealingRunTest : IDisposable
{
    const string Story = "Harbour pays twice\n\nProsecutors in the port said that Pedro Kaa paid Lucia Maa for the contract.\n\nRosa Quintanar wrote this.\n";

    readonly ProtectedCase _case = new();

    public SealingRunTest()
    {
        _case.Files.Write("secretname.txt", Story);
        _case.Files.Write("secretname.json", "{\"author\":\"Secretauthor\",\"url\":\"https://x.example/secret\"}");
        _case.Files.Write("zother.txt", "Other story\n\nOfficials of the town said that Pedro Kaa met Lucia Maa in May.\n");
        Quipu.Ingest.Run(_case.Workspace, new FolderSource(_case.Files.Articles), _case.Files.Options(), CancellationToken.None);
    }

    [Fact]
    public void Nothing_of_the_open_document_is_left_and_a_judgement_goes_on()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        var claim = _case.Store.Claims(Viewer.Owner, new() { Document = old.Id }, Paging.First).Rows[0];
        _case.Store.Write([new Change.Judged(new(new("j1"), claim.Claim, Verdict.Accepted, "ana", DateTimeOffset.UnixEpoch, "Rosa Quintanar told me"))]);
        Assert.Contains("Secretauthor", _case.Bytes(), StringComparison.Ordinal);
        var done = Seal(old.Id);
        Assert.Equal((1, 1, 0, 0), (done.Documents, done.Judgements, done.Orphans, done.Faults.Length));
        foreach (var trace in new[] { "secret", "Quintanar", old.Id.Value, old.Capture.Value, claim.Claim.Id.Value })
            Assert.False(_case.Bytes().Contains(trace, StringComparison.OrdinalIgnoreCase), trace);
        var sealedNow = _case.Documents.Single(d => d.Capture.IsSealed);
        var judged = Assert.Single(_case.Store.Claims(Viewer.Owner, new() { Document = sealedNow.Id, Reviews = [ReviewState.Accepted] }, Paging.First).Rows);
        Assert.Equal(claim.Claim.Quote.Text, judged.Claim.Quote.Text);
        Assert.Equal("Source-A told me", Assert.Single(_case.Store.Judgements(Viewer.Owner, judged.Claim.Id)).Reason);
        Assert.Equal(2, _case.Documents.Length);
        Assert.Empty(_case.Check(_case.Vault, out _));
    }

    [Fact]
    public void Cards_that_it_had_founded_have_random_ids_wherever_they_stood_and_the_old_lead_nowhere()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        var minted = _case.Store.EntitiesOf(Viewer.Owner, old.Id).Select(e => EntityId.Mint(e.Local.Id)).ToList();
        var founded = _case.Store.EntitiesOf(Viewer.Owner, old.Id).Select(e => e.Card).Where(c => minted.Contains(c.Id)).DistinctBy(c => c.Id).ToList();
        Assert.NotEmpty(founded);
        // Somebody masked, asked and searched: the id stands in what people recorded.
        var card = founded[0];
        _case.Store.Write([new Change.MaskDecided(card.Id, new(Quipu.Access.Masking.MaskGround.Minor, true, "ana", DateTimeOffset.UnixEpoch, null))]);
        Assert.Contains(card.Id.Value, _case.Bytes(), StringComparison.Ordinal);
        Assert.Equal(founded.Count, Seal(old.Id).Cards);
        var bytes = _case.Bytes();
        Assert.All(minted, id => Assert.False(bytes.Contains(id.Value, StringComparison.Ordinal), id.Value));
        Assert.All(minted, id => Assert.Null(_case.Store.Entity(Viewer.Owner, id)));
        var now = Paging.All(p => _case.Store.Entities(Viewer.Keeper, new(), p)).Single(c => c.Name == card.Name);
        Assert.True(now.Id.IsCanonical);
        Assert.DoesNotContain(now.Id, minted);
        Assert.Equal(2, now.Documents);
        // What people recorded of the card goes on under its new id, and the next assembling keeps it.
        Assert.Equal(now.Id, Assert.Single(_case.Store.Masks(Viewer.Owner, Paging.First).Rows).Entity);
        _case.Store.Write([new Change.Assembled()]);
        Assert.Equal(now.Id, _case.Store.Entity(Viewer.Owner, now.Id)!.Id);
    }

    [Fact]
    public void A_judgement_whose_words_named_the_source_is_told_as_lost()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        var claim = _case.Store.Claims(Viewer.Owner, new() { Document = old.Id }, Paging.First).Rows[0].Claim;
        var at = old.Text.IndexOf("Rosa Quintanar wrote", StringComparison.Ordinal);
        var quote = new Quote(new(at, at + 20), "Rosa Quintanar wrote");
        var added = claim with { Quote = quote, Trigger = quote.At, Id = ClaimId.From(old.Id, claim.Type, quote.At, quote.At, claim.Subject?.At, claim.Object?.At) };
        _case.Store.Write([new Change.ClaimAdded(added, "ana", DateTimeOffset.UnixEpoch)]);
        var done = Seal(old.Id);
        Assert.Equal((1, 0, 1), (done.Documents, done.Judgements, done.Orphans));
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_desk_wrote_before_loses_the_names_when_a_document_is_sealed_or_the_source_is_written_anew()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        var card = _case.Store.EntitiesOf(Viewer.Owner, old.Id)[0].Card.Id;
        _case.Store.Write([
            new Change.BackupNoted("/mnt/ROSA QUINTANAR usb", null, "ana", DateTimeOffset.UnixEpoch), new Change.BackupNoted("/mnt/heron", null, "ana", DateTimeOffset.UnixEpoch),
            new Change.MaskDecided(card, new(Quipu.Access.Masking.MaskGround.Minor, true, "ana", DateTimeOffset.UnixEpoch, "Quintanar Vega, Rosa says so")),
        ]);
        Assert.Contains("QUINTANAR usb", _case.Bytes(), StringComparison.Ordinal);
        Assert.Equal(2, Seal(old.Id).Words);
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("heron", _case.Bytes(), StringComparison.Ordinal);
        Assert.NotNull(_case.Desk.WriteAnew(_case.Vault, ProtectedCase.Called, ProtectedCase.Rosa with { Aliases = ["heron"] }, out _));
        Assert.Equal(1, _case.Desk.WordsVeiled);
        Assert.Equal(["/mnt/Source-A", "/mnt/Source-A usb"], _case.Store.Backups(Viewer.Owner).Select(b => b.Place).Order(StringComparer.Ordinal));
        Assert.Contains(_case.Log(), r => r.Message.Contains("out of 2 texts", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_asked_about_a_document_keeps_none_of_its_words_nor_ids_made_of_them()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        var claim = _case.Store.Claims(Viewer.Owner, new() { Document = old.Id }, Paging.First).Rows[0];
        var party = (claim.Subject ?? claim.Object)!.Entity;
        _case.Store.Write([
            new Change.ReplyAsked(new() { Id = new("r1"), Party = party, Claims = [claim.Claim.Id], How = ReplyChannel.Letter, AskedOn = new(2031, 6, 1), By = "ana", At = DateTimeOffset.UnixEpoch }),
            new Change.Graded(new(new("g1"), GradeTarget.Of(SourceId.From("El Faro")), GradeScale.Licence, "by leave of Rosa Quintanar", "ana", DateTimeOffset.UnixEpoch)),
        ]);
        var (words, id) = (claim.Claim.Quote.Text, claim.Claim.Id.Value);
        Assert.Contains(id, _case.Bytes(), StringComparison.Ordinal);
        Seal(old.Id);
        Assert.DoesNotContain(id, _case.Bytes(), StringComparison.Ordinal);
        Assert.DoesNotContain("Quintanar", _case.Bytes(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_case.Store.Claims(Viewer.Owner, new() { Text = words, Document = old.Id }, Paging.First).Rows);
    }

    [Fact]
    public void A_document_whose_capture_is_damaged_stays_as_it_was()
    {
        var old = _case.Documents.Single(d => d.Location == "secretname.txt");
        File.AppendAllText(_case.Workspace.Captures.FileOf(old.Capture), "x");
        var done = Seal(old.Id);
        Assert.Equal((0, 1), (done.Documents, done.Faults.Length));
        Assert.NotNull(_case.Store.Document(Viewer.Owner, old.Id));
    }

    public void Dispose() => _case.Dispose();

    SealingRun.Result Seal(DocumentId id) => new SealingRun(_case.Workspace, _case.Vault, _case.Source, "ana").Run([id], _case.Files.Options(), CancellationToken.None);
}
