using System.Collections.Immutable;
using System.Diagnostics;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Sources;
using Quipu.Tests;
using Quipu.Watches;
using Xunit;

namespace Quipu.Storage.Tests.Watches;

/// <summary>A watch tells what newly answers it, and what stands otherwise than it was told; what it has after each change is what it would have if it were asked anew.</summary>
public sealed class WatchDeskTest : IDisposable
{
    static readonly ImmutableArray<uint> _wire = [.. Enumerable.Range(1, 64).Select(i => (uint)i * 7919)];
    static readonly Viewer _ana = new("Ana");

    readonly TemporaryFolder _folder = new();
    readonly SqliteStore _store;
    readonly WatchDesk _desk;

    public WatchDeskTest()
    {
        _store = SqliteStore.Open(_folder.At("case.db"));
        _desk = new(_store, TimeProvider.System);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    static (Case Case, Claim Paid) Payment(string how = "paid", string publisher = "El Faro", string published = "2031-05-02", ImmutableArray<uint> fingerprint = default)
    {
        var article = Case.Of($"Elmer Pisco Ñaupa {how} Los Trenzadores, said a neighbour. It was in {publisher}.", published, publisher, fingerprint: fingerprint);
        var (payer, group) = (article.Entity("Elmer Pisco Ñaupa"), article.Entity("Los Trenzadores", EntityType.Organization));
        return (article, article.Claim(ClaimType.Funds, $"Elmer Pisco Ñaupa {how} Los Trenzadores", payer, group, c => c with { Modality = Modality.Alleged }, how));
    }

    static Case Acquittal(Claim paid)
    {
        var article = Case.Of("Elmer Pisco Ñaupa was acquitted of paying Los Trenzadores.", "2031-09-01", "La Voz");
        var (payer, group) = (article.Entity("Elmer Pisco Ñaupa"), article.Entity("Los Trenzadores", EntityType.Organization));
        var said = article.Claim(ClaimType.Funds, "paying Los Trenzadores", payer, group, c => c with { Modality = Modality.Alleged }, "paying");
        article.Claim(ClaimType.Proceeding, "Elmer Pisco Ñaupa was acquitted", payer, null, c => c with { Stage = Stage.Acquitted, About = [said.Id] }, "acquitted");
        return article;
    }

    void Keep(Case article) => _store.Write([.. article.Changes, new Change.Assembled()]);

    Watch Watch(string address, WatchSetting? setting = null)
    {
        var made = _desk.Make(_ana, address, setting ?? new());
        Assert.Null(made.Fault);
        _desk.Refresh();
        return Kept(made.Watch!.Id).Watch;
    }

    KeptWatch Kept(WatchId id) => _store.Watch(_ana, id)!;

    AlertKind[] Told(Watch watch) => [.. _store.Alerts(_ana, new(watch.Id), new(0, 500)).Rows.Reverse().Select(a => a.Kind)];

    // What stands after a refresh is what would stand if the question were asked anew.
    void Refreshed(params Watch[] watches)
    {
        _desk.Refresh();
        foreach (var watch in watches) Assert.Equal(Rebuilt(watch), Answers(watch));
    }

    string[] Answers(Watch watch) => [.. _store.WatchAnswers(_ana, watch.Id).Select(Line).Order(StringComparer.Ordinal)];

    string[] Rebuilt(Watch watch) => [.. _desk.Rebuilt(watch).Select(Line).Order(StringComparer.Ordinal)];

    static string Line(WatchAnswer a) => $"{a.Item} {a.State} {a.Document} {a.Entity} {string.Join(',', a.Rests)}";

    static Judgement Judge(Claim claim, Verdict verdict, string by) => new(new(Guid.NewGuid().ToString("N")), claim, verdict, by, Case.Time(9));

    [Fact]
    public void What_answered_before_is_no_news_and_what_comes_after_is_told_once_for_each_origin()
    {
        Keep(Payment("paid").Case);
        var watch = Watch("/claims?type=funds&lang=es&page=3");
        Assert.Empty(Told(watch));
        Assert.Equal(1, Kept(watch.Id).Answers);
        Keep(Payment("financed", "La Voz", fingerprint: _wire).Case);
        Refreshed(watch);
        Assert.Equal([AlertKind.Claim], Told(watch));
        // The same wire story in another outlet.
        Keep(Payment("financed", "El Eco", "2031-05-03", _wire).Case);
        Refreshed(watch);
        Assert.Equal([AlertKind.Claim], Told(watch));
        Assert.Equal(3, Kept(watch.Id).Answers);
        // Another origin.
        Keep(Payment("bankrolled", "El Sol").Case);
        Refreshed(watch);
        Assert.Equal([AlertKind.Claim, AlertKind.Claim], Told(watch));
    }

    [Fact]
    public void An_acquittal_elsewhere_comes_before_all_and_a_retraction_is_told()
    {
        var (article, paid) = Payment();
        Keep(article);
        var (claims, staged) = (Watch("/claims?type=funds&modality=alleged"), Watch("/claims?stage=acquitted"));
        var entity = Watch($"/entities/{_store.Claim(_ana, paid.Id)!.Subject!.Entity.Value}");
        Keep(Acquittal(paid));
        Refreshed(claims, staged, entity);
        Assert.Contains(AlertKind.Exonerated, Told(claims));
        Assert.Contains(AlertKind.Exonerated, Told(entity));
        // The claim of the other article has reached the stage that is asked for.
        Assert.Contains(_store.WatchAnswers(_ana, staged.Id), a => a.Item.Claim == paid.Id);
        Assert.Equal(AlertKind.Exonerated, _store.Alerts(_ana, new(entity.Id, SeriousFirst: true), new(0, 1)).Rows[0].Kind);
        _store.Write([new Change.NoticeGiven(new(NoticeId.New(), article.Document.Id, NoticeKind.Retracted, null, "We withdraw it.", null, null, [], "Rita", Case.Time(20)))]);
        Refreshed(claims, staged, entity);
        Assert.Contains(AlertKind.Retracted, Told(claims));
    }

    [Fact]
    public void A_denial_in_another_article_is_told_and_told_again_when_it_goes()
    {
        var (article, paid) = Payment();
        Keep(article);
        var watch = Watch("/claims?type=funds");
        var other = Case.Of("Elmer Pisco Ñaupa denies that he paid Los Trenzadores.", "2031-06-01", "La Voz");
        var (payer, group) = (other.Entity("Elmer Pisco Ñaupa"), other.Entity("Los Trenzadores", EntityType.Organization));
        var said = other.Claim(ClaimType.Funds, "he paid Los Trenzadores", payer, group, c => c with { Modality = Modality.Denied, Negated = true }, "paid");
        other.Claim(ClaimType.Denies, "Elmer Pisco Ñaupa denies that he paid Los Trenzadores", payer, null, c => c with { About = [said.Id, paid.Id] }, "denies");
        Keep(other);
        Refreshed(watch);
        Assert.Contains(AlertKind.Answered, Told(watch));
        // The document is read again by a reader that finds nothing: its claims go, and with them the answer.
        _store.Write([new Change.DocumentWasRead(new(other.Document.Id, "frames/1", [], [])), new Change.Assembled()]);
        Refreshed(watch);
        Assert.Equal(AlertKind.Gone, Told(watch)[^1] == AlertKind.Gone ? AlertKind.Gone : Told(watch)[^2]);
        Assert.Contains(AlertKind.Standing, Told(watch));
    }

    [Fact]
    public void Ones_own_acts_are_no_news_and_those_of_others_are()
    {
        var (article, paid) = Payment();
        Keep(article);
        var watch = Watch("/claims?type=funds");
        _store.Write([new Change.Judged(Judge(paid, Verdict.Accepted, "Ana"))]);
        Refreshed(watch);
        Assert.Empty(Told(watch));
        _store.Write([new Change.Judged(Judge(paid, Verdict.Rejected, "Rita"))]);
        Refreshed(watch);
        Assert.Equal([AlertKind.Reviewed], Told(watch));
    }

    [Fact]
    public void What_is_forgotten_is_in_no_alert_and_no_question_any_more()
    {
        var (article, paid) = Payment();
        var (other, _) = Payment("financed", "La Voz");
        Keep(other);
        var watch = Watch("/claims?type=funds");
        var words = Watch("/claims?q=Elmer Pisco Ñaupa paid Los Trenzadores, said a neighbour", new(Title: "Elmer Pisco Ñaupa paid Los Trenzadores"));
        var one = Watch($"/claims?document={article.Document.Id}");
        Keep(article);
        Refreshed(watch, words, one);
        Assert.Contains(AlertKind.Claim, Told(watch));
        _store.Write([new Change.Forgotten(article.Document.Id, "Ana", Case.Time(30))]);
        _desk.Refresh();
        Assert.Empty(Told(watch));
        Assert.Equal(1, Kept(watch.Id).Answers);
        Assert.Equal(Rebuilt(watch), Answers(watch));
        Assert.True(Kept(words.Id).Watch.Question.IsForgotten);
        Assert.Null(Kept(words.Id).Watch.Title);
        Assert.True(Kept(one.Id).Watch.Question.IsForgotten);
        Assert.False(Kept(one.Id).Watch.IsOpen);
        var bytes = string.Concat(Directory.EnumerateFiles(_folder.At(""), "case.db*").Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)));
        Assert.DoesNotContain(article.Document.Id.Value + "\"", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_tells_documents_too_and_one_whose_claims_it_tells_once()
    {
        var watch = Watch("/search?q=Trenzadores");
        Keep(Payment().Case);
        var plain = Case.Of("Los Trenzadores held a fair on Sunday.", publisher: "El Sol");
        Keep(plain);
        Refreshed(watch);
        Assert.Equal([AlertKind.Claim, AlertKind.Document], Told(watch).Order());
    }

    [Fact]
    public void Seen_closed_and_muted_is_kept()
    {
        var watch = Watch("/claims?type=funds");
        Keep(Payment().Case);
        Refreshed(watch);
        Keep(Payment("financed", "La Voz").Case);
        Refreshed(watch);
        Assert.Equal(2, Kept(watch.Id).New);
        var first = _store.Alerts(_ana, new(watch.Id), new(0, 10)).Rows[^1].Number;
        Assert.Null(_desk.See(_ana, watch.Id, first).Fault);
        Assert.Equal(1, Kept(watch.Id).New);
        Assert.Null(_desk.See(_ana, watch.Id, long.MaxValue).Fault);
        Assert.Equal((0, 2), (Kept(watch.Id).New, Kept(watch.Id).Alerts));
        Assert.Null(_desk.Set(_ana, watch.Id, new(WatchPace.Weekly, true, true, "Money")).Fault);
        var set = Kept(watch.Id).Watch;
        Assert.Equal((WatchPace.Weekly, true, true, "Money"), (set.Pace, set.IsMuted, set.WithProposals, set.Title));
        Assert.Null(_desk.Close(_ana, watch.Id).Fault);
        Keep(Payment("bankrolled", "El Eco").Case);
        _desk.Refresh();
        Assert.Equal(2, Kept(watch.Id).Alerts);
        Assert.Equal(("Ana", WatchFault.IsClosed), (Kept(watch.Id).Watch.ClosedBy, _desk.Close(_ana, watch.Id).Fault));
        var guest = new Viewer("Guest", [DatasetName.Default]);
        Assert.Empty(_store.Watches(guest));
        Assert.Equal(0, _store.Alerts(guest, new(), new(0, 10)).Total);
        Assert.DoesNotContain(_store.Log(guest, new(Whole: true), new(0, 500)).Rows, r => r.Kind is "watch" or "alerts");
    }

    [Fact]
    public void What_is_no_question_is_refused_with_a_reason()
    {
        WatchFault? Fault(string address) => _desk.Make(_ana, address, new()).Fault;
        Assert.Equal(WatchFault.NoQuestion, Fault("/log"));
        Assert.Equal(WatchFault.NoQuestion, Fault("/claims"));
        Assert.Equal(WatchFault.NoQuestion, Fault(""));
        Assert.Equal(WatchFault.UnknownWord, Fault("/claims?type=funds&colour=red"));
        Assert.Equal(WatchFault.UnknownWord, Fault("/claims?type=nonsense"));
        Assert.Equal(WatchFault.UnknownWord, Fault("/claims?from=yesterday"));
        Assert.Equal(WatchFault.NotThere, Fault("/entities/nobody"));
        Assert.Equal(WatchFault.NotThere, Fault("/findings/none"));
        Assert.Equal(WatchFault.NotThere, Fault("/datasets/none"));
        Assert.Equal(WatchFault.NoTable, Fault("/screening?file=" + new string('0', 64)));
        Assert.Equal(WatchFault.LongTitle, _desk.Make(_ana, "/claims?type=funds", new(Title: new string('a', 500))).Fault);
        Assert.Equal(WatchFault.UnknownWatch, _desk.Close(_ana, new("none")).Fault);
    }

    [Fact]
    public void The_comparison_with_what_is_asked_anew_sees_an_answer_that_was_lost()
    {
        var (article, paid) = Payment();
        Keep(article);
        var watch = Watch("/claims?type=funds");
        Assert.Equal(Rebuilt(watch), Answers(watch));
        _store.Write([new Change.WatchRun(watch.Id, _store.Sequence, new([], [WatchItem.Of(paid.Id)], []))]);
        Assert.NotEqual(Rebuilt(watch), Answers(watch));
    }

    [Fact]
    public void A_hundred_watches_follow_one_article_at_once()
    {
        using var workspace = Workspace.Create(_folder.At("tarumayo.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        Quipu.Ingest.Run(workspace, new FolderSource(Repository.File("samples/tarumayo")), new() { Readers = [new FrameReader()] }, CancellationToken.None);
        FindingDesk.Of(workspace).Refresh();
        var desk = new WatchDesk(workspace.Store, TimeProvider.System);
        var made = workspace.Store.Entities(_ana, new(), new(0, 60)).Rows.Select(e => $"/entities/{Uri.EscapeDataString(e.Id.Value)}")
            .Concat(Enum.GetValues<ClaimType>().Select(t => $"/claims?type={t.Wire()}")).Concat(Enum.GetValues<Stage>().Select(s => $"/claims?stage={s.Wire()}"))
            .Concat(workspace.Store.PatternRuns(_ana).Select(r => $"/findings?pattern={r.Pattern}")).Take(100).Select(a => desk.Make(_ana, a, new())).ToList();
        Assert.Equal(100, made.Count);
        Assert.All(made, m => Assert.Null(m.Fault));
        desk.Refresh();
        var (article, _) = Payment();
        workspace.Store.Write([.. article.Changes, new Change.Assembled()]);
        var begun = Stopwatch.GetTimestamp();
        Assert.True(desk.Refresh() > 0);
        var took = Stopwatch.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper?.WriteLine($"100 watches after one article: {took.TotalMilliseconds:F0} ms");
        Assert.True(took < TimeSpan.FromSeconds(10), $"{took}");
        foreach (var watch in made.Select(m => workspace.Store.Watch(_ana, m.Watch!.Id)!.Watch))
            Assert.Equal(desk.Rebuilt(watch).Select(Line).Order(StringComparer.Ordinal), workspace.Store.WatchAnswers(_ana, watch.Id).Select(Line).Order(StringComparer.Ordinal));
    }
}
