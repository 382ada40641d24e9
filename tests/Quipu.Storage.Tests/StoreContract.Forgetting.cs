using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void A_preview_says_what_would_go_and_what_would_stay()
    {
        var (first, rosa, _, collusion, _, _) = Case.Governor();
        var (second, _, _, _) = Case.Acquittal();
        Keep(first, second);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted))]);
        var preview = Store.PreviewForget(Owner, first.Document.Id)!;
        Assert.Equal((4, 1, true), (preview.Claims, preview.Judgements, preview.CaptureGone));
        Assert.Equal(["Los Carreteros", "Rosa Ibáñez Luján"], preview.EntitiesKept.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Antay", "Fiscalía de Antay", "an informant"], preview.EntitiesGone.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(Store.Document(Owner, first.Document.Id));
        Assert.Equal(2, Store.Entity(Owner, rosa.Id)!.Documents);
    }

    [Fact]
    public void A_forgotten_document_is_nowhere_and_does_not_come_back()
    {
        var (first, rosa, _, collusion, _, _) = Case.Governor();
        var (second, otherRosa, same, _) = Case.Acquittal();
        Keep(first, second);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted))]);
        Store.Write([new Change.Forgotten(first.Document.Id, "Editor", Case.Time(40))]);
        Assert.Null(Store.Document(Owner, first.Document.Id));
        Assert.Null(Store.Claim(Owner, collusion.Id));
        Assert.Null(Store.Entity(Owner, rosa.Id));
        Assert.Equal([otherRosa.Id], Store.Entity(Owner, otherRosa.Id)!.Members.Select(m => m.Local));
        Assert.Equal([Stage.Acquitted], Shown(same).Standing.Proceedings.Select(p => p.Stage));
        Assert.Empty(Search("informant").Documents.Rows);
        Assert.Empty(Search("informant").Claims.Rows);
        Assert.Empty(Search("antay").Entities.Rows);
        Assert.Empty(Store.Orphans(Owner));
        Assert.True(Store.IsDone(first.Document.Capture, first.Document.Location, "text/1", "frames/1"));
        Keep(first);
        Assert.Equal(1, Store.Counts(Owner).Documents);
        Assert.DoesNotContain(Store.Log(Owner, new(), new(0, 100)).Rows, r => r.Location == first.Document.Location || r.Message.Contains("Rosa", StringComparison.Ordinal) && r.Document == first.Document.Id);
    }

    [Fact]
    public void What_lay_beside_a_forgotten_document_goes_with_the_last_that_it_lies_beside()
    {
        var (first, second) = (Case.Governor().Case, Case.Acquittal().Case);
        var beside = new CaptureId(ContentHash.Sha256("{}"u8));
        Store.Write([new Change.CaptureTaken(new(beside, 2, "01.json", Case.Time(1)), DatasetName.Default)]);
        Keep(first, second);
        foreach (var article in new[] { first, second }) Store.Write([new Change.DocumentMade(article.Document with { Sidecar = beside }, DatasetName.Default)]);
        Store.Write([new Change.Forgotten(first.Document.Id, "Editor", Case.Time(40))]);
        Assert.Contains(Store.AllCaptures(Owner), c => c.Id == beside);
        Store.Write([new Change.Forgotten(second.Document.Id, "Editor", Case.Time(41))]);
        Assert.DoesNotContain(Store.AllCaptures(Owner), c => c.Id == beside);
        Assert.DoesNotContain(Store.Log(Owner, new(), new(0, 100)).Rows, r => r.Location == "01.json");
    }
}
