using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
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
}
