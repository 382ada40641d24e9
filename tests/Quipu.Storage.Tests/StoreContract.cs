using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

/// <summary>What every store must do. A store passes by subclassing this and opening itself; PostgresStore will too.</summary>
public abstract partial class StoreContract : IDisposable
{
    IStore? _store;

    private protected IStore Store => _store ??= Open();

    /// <summary>Opens an empty store, or the same one again.</summary>
    private protected abstract IStore Open();

    private protected static Viewer Owner => Viewer.Owner;

    public virtual void Dispose()
    {
        _store?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected IStore Reopen()
    {
        _store?.Dispose();
        _store = null;
        return Store;
    }

    private protected void Keep(params Case[] cases) => Store.Write([.. cases.SelectMany(c => c.Changes), new Change.Assembled()]);

    private protected ShownClaim Shown(Claim claim, Viewer? viewer = null) => Store.Claim(viewer ?? Owner, claim.Id) ?? throw new InvalidOperationException($"{claim.Id} is not there.");

    [Fact]
    public void A_document_comes_back_as_it_was_written()
    {
        var (article, _, _, _, _, _) = Case.Governor();
        Keep(article);
        var read = Store.Document(Owner, article.Document.Id)!;
        Assert.Equal(article.Document.Text, read.Text);
        Assert.Equal(article.Document with { Blocks = [], Authors = [], Segments = [], Doubts = [], Fingerprint = [] }, read with { Blocks = [], Authors = [], Segments = [], Doubts = [], Fingerprint = [] });
        Assert.Equal(article.Document.Blocks.AsEnumerable(), read.Blocks);
        Assert.Equal("El Faro de Antay", Store.Head(Owner, article.Document.Id)!.Publisher);
    }

    [Fact]
    public void Text_beyond_the_basic_plane_and_odd_units_survive()
    {
        var article = Case.Of("Un emoji 🧨 y una línea\r\ncon\u2028separador. Lone \ud83e unit.");
        Keep(article);
        Assert.Equal(article.Document.Text, Store.Document(Owner, article.Document.Id)!.Text);
    }

    [Fact]
    public void A_claim_comes_back_with_every_axis()
    {
        var (article, rosa, clan, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        var shown = Shown(collusion);
        Assert.Equal((rosa.Id, "Rosa Ibáñez Luján"), (shown.Subject!.Entity, shown.Subject.Name));
        Assert.Equal((clan.Id, "Los Carreteros"), (shown.Object!.Entity, shown.Object.Name));
        Assert.Equal(Modality.Alleged, shown.Claim.Modality);
        Assert.Equal("an informant", Assert.Single(shown.Attribution).Name);
        Assert.Equal((arrest.Id, Stage.Arrested, "Fiscalía de Antay"), (Assert.Single(shown.Standing.Proceedings) is var step) ? (step.Claim, step.Stage, step.Authority!) : default);
        Assert.Equal((denial.Id, "Rosa Ibáñez Luján"), Assert.Single(shown.Answers) is var answer ? (answer.Claim, answer.By) : default);
        Assert.Equal(ReviewState.Proposed, shown.Review.State);
        Assert.Equal(collusion.Quote, shown.Claim.Quote);
        Assert.Equal(collusion.Attribution.AsEnumerable(), shown.Claim.Attribution);
        Assert.Equal("governor", Store.Claims(Owner, new() { Types = [ClaimType.HoldsPost] }, Paging.First).Rows.Single().Claim[Detail.Role]);
    }

    [Fact]
    public void Writing_the_same_twice_adds_nothing()
    {
        var (article, _, _, _, _, _) = Case.Governor();
        Keep(article);
        var (sequence, counts) = (Store.Sequence, Store.Counts(Owner));
        Keep(article);
        Keep(article);
        Assert.Equal(sequence, Store.Sequence);
        Assert.Equal(counts, Store.Counts(Owner));
    }

    [Fact]
    public void A_list_of_changes_is_kept_whole_or_not_at_all()
    {
        var (article, _, _, _, _, _) = Case.Governor();
        var stray = Case.Acquittal().Case.Reading;
        Assert.Throws<ArgumentException>(() => Store.Write([.. article.Changes, new Change.DocumentWasRead(stray)]));
        Assert.Equal((0, 0), (Store.Counts(Owner).Documents, Store.Counts(Owner).Claims));
        Assert.Equal(0, Store.Sequence);
    }

    [Fact]
    public void What_was_kept_is_there_after_reopening()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Reopen();
        Assert.Equal(4, Store.Counts(Owner).Claims);
        Assert.Equal(Modality.Alleged, Shown(collusion).Claim.Modality);
    }

    [Fact]
    public void A_capture_is_done_for_the_reader_that_read_it()
    {
        var (article, _, _, _, _, _) = Case.Governor();
        var (capture, location) = (article.Document.Capture, article.Document.Location);
        Assert.False(Store.IsDone(capture, location, "text/1", "frames/1"));
        Keep(article);
        Assert.True(Store.IsDone(capture, location, "text/1", "frames/1"));
        Assert.False(Store.IsDone(capture, location, "text/1", "frames/2"));
        Assert.False(Store.IsDone(capture, location, "text/2", "frames/1"));
        Assert.False(Store.IsDone(capture, "elsewhere.txt", "text/1", "frames/1"));
    }

    [Fact]
    public void Metadata_that_comes_later_dates_the_claims_too()
    {
        var (article, _, _, collusion, arrest, _) = Case.Governor();
        Keep(article);
        var dated = article.Document with { Published = PartialDate.Parse("2029-02"), Sidecar = article.Document.Capture };
        Store.Write([new Change.DocumentMade(dated, article.Dataset)]);
        Assert.Equal("2029-02", Store.Head(Owner, article.Document.Id)!.Published.ToString());
        Assert.Equal([arrest.Id], Store.Claims(Owner, new() { From = PartialDate.Parse("2031") }, Paging.First).Rows.Select(c => c.Claim.Id));
        Assert.Contains(collusion.Id, Store.Claims(Owner, new() { To = PartialDate.Parse("2029-02-20") }, Paging.First).Rows.Select(c => c.Claim.Id));
    }

    [Fact]
    public void Readers_see_one_state_while_another_thread_writes()
    {
        Keep(Case.Governor().Case);
        var stop = false;
        var writer = new Thread(() =>
        {
            for (var i = 0; i < 40; i++) Store.Write(Case.Of($"Story {i}. Something happened in Antay, they say {i}.").Changes);
            Volatile.Write(ref stop, true);
        });
        writer.Start();
        while (!Volatile.Read(ref stop))
        {
            var page = Store.Documents(Owner, new(), new(0, 1000));
            Assert.Equal(page.Total, page.Rows.Length);
        }

        writer.Join();
        Assert.Equal(41, Store.Counts(Owner).Documents);
    }
}
