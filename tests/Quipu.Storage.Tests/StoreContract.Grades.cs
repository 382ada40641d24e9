using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static Grade Given(GradeTarget on, GradeScale scale, string value, int minute = 1, string? reason = null) => new(new($"grade-{on.Key}-{scale}-{minute}"), on, scale, value, "Ana", Case.Time(minute), reason);

    static readonly SourceId Faro = SourceId.From("El Faro de Antay");

    [Fact]
    public void A_grade_comes_back_beside_its_documents_and_claims_and_stays_when_it_is_taken_back()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Assert.Equal((SourceKind.Outlet, KindReason.Otherwise), (Shown(collusion).Document.Source!.Kind, Shown(collusion).Document.Source!.Why));
        var reliability = Given(GradeTarget.Of(Faro), GradeScale.Reliability, "B", reason: "corrects itself");
        Store.Write([new Change.Graded(reliability), new Change.Graded(Given(GradeTarget.Of(article.Document.Id), GradeScale.Credibility, "3")), new Change.Graded(Given(GradeTarget.Of(collusion.Id), GradeScale.Credibility, "5"))]);
        var shown = Shown(collusion);
        Assert.Equal((Reliability.UsuallyReliable, Credibility.PossiblyTrue, Credibility.Improbable), (shown.Document.Source!.Reliability!.Value, shown.Document.Source.Credibility!.Value, shown.Credibility!.Value));
        Assert.Equal(Credibility.PossiblyTrue, Store.Claims(Owner, new() { Types = [ClaimType.Denies] }, Paging.First).Rows.Single().Credibility);
        Store.Write([new Change.GradeRetired(reliability.Id, "Rosa", Case.Time(9))]);
        Assert.Null(Shown(collusion).Document.Source!.Reliability);
        var kept = Assert.Single(Store.Grades(Owner, GradeTarget.Of(Faro)));
        Assert.Equal(("usually_reliable", "Ana", "corrects itself", "Rosa", Case.Time(9)), (kept.Value, kept.By, kept.Reason, kept.RetiredBy, kept.RetiredAt));
    }

    [Fact]
    public void A_grade_changes_nothing_of_what_is_said_nor_of_the_order_of_claims()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article, Case.Acquittal().Case);
        IEnumerable<object> Axes() => Store.Claims(Owner, new() { Order = ClaimOrder.Sureness }, Paging.First).Rows.Select(c => (object)(c.Claim.Id, c.Claim.Sureness, c.Claim.Modality, c.Latest?.Stage, c.Review.State, c.CheckFirst));
        var before = Axes().ToList();
        Store.Write([new Change.Graded(Given(GradeTarget.Of(Faro), GradeScale.Reliability, "E")), new Change.Graded(Given(GradeTarget.Of(collusion.Id), GradeScale.Credibility, "5"))]);
        Assert.Equal(before, Axes());
    }

    [Fact]
    public void Documents_and_claims_are_found_by_where_they_come_from()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        Keep(article, second);
        Store.Write([new Change.Graded(Given(GradeTarget.Of(Faro), GradeScale.Reliability, "B")), new Change.Graded(Given(GradeTarget.Of(article.Document.Id), GradeScale.Kind, "social")), new Change.Graded(Given(GradeTarget.Of(article.Document.Id), GradeScale.Credibility, "2")), new Change.Graded(Given(GradeTarget.Of(collusion.Id), GradeScale.Credibility, "5"))]);
        IEnumerable<string> Documents(GradeFilter filter) => Store.Documents(Owner, new() { Graded = filter }, Paging.First).Rows.Select(r => r.Head.Publisher!);
        int Claims(GradeFilter filter) => Store.Claims(Owner, new() { Graded = filter }, Paging.First).Total;
        Assert.Equal(["El Faro de Antay"], Documents(new() { Reliabilities = [Reliability.UsuallyReliable, Reliability.Unreliable] }));
        Assert.Empty(Documents(new() { Reliabilities = [Reliability.Unreliable] }));
        Assert.Equal(["El Faro de Antay"], Documents(new() { Kinds = [SourceKind.Social] }));
        Assert.Equal(["La Voz"], Documents(new() { Kinds = [SourceKind.Outlet, SourceKind.PrimaryRecord] }));
        Assert.Equal(["El Faro de Antay"], Documents(new() { Credibilities = [Credibility.ProbablyTrue] }));
        Assert.Equal(["La Voz"], Documents(new() { Source = SourceId.From("La Voz") }));
        Assert.Empty(Documents(new() { Source = SourceId.From("Nobody") }));
        Assert.Equal((article.Claims.Count, second.Claims.Count), (Claims(new() { Kinds = [SourceKind.Social] }), Claims(new() { Source = SourceId.From("La Voz") })));
        Assert.Equal((article.Claims.Count - 1, 1), (Claims(new() { Credibilities = [Credibility.ProbablyTrue] }), Claims(new() { Credibilities = [Credibility.Improbable] })));
        Assert.Equal(article.Claims.Count, Store.Search(Owner, new("Rosa", Paging.First, Paging.First, Paging.First, new() { Graded = new() { Kinds = [SourceKind.Social] } })).Documents.Rows.Sum(d => d.Claims));
        // The tie stands in both: what the first says alone is all but that.
        Assert.Equal(article.Claims.Count - 1, Claims(new() { Source = Faro, Alone = true }));
        Assert.Equal(article.Claims.Count - 1, Store.Source(Owner, Faro)!.Alone);
        Assert.DoesNotContain(Store.Claims(Owner, new() { Graded = new() { Source = SourceId.From("La Voz"), Alone = true } }, Paging.First).Rows, c => c.Claim.Id == same.Id);
    }

    [Fact]
    public void Sources_are_listed_with_what_there_is_of_them_as_far_as_a_viewer_sees_it()
    {
        Keep(Case.Governor().Case, Case.Acquittal("other").Case);
        var all = Store.Sources(Owner, new(Order: SourceOrder.Name), Paging.First);
        Assert.Equal(["El Faro de Antay", "La Voz"], all.Rows.Select(r => r.Name));
        Assert.Equal((1, 1, 4, 2031, 2031), all.Rows[0] is var row ? (row.Documents, row.Origins, row.Claims, row.FirstYear!.Value, row.LastYear!.Value) : default);
        Assert.Equal("La Voz", Assert.Single(Store.Sources(Owner, new("voz"), Paging.First).Rows).Name);
        var viewer = new Viewer("Guest", [new("other")]);
        Assert.Equal("La Voz", Assert.Single(Store.Sources(viewer, new(), Paging.First).Rows).Name);
        Assert.Null(Store.Source(viewer, Faro));
    }

    [Fact]
    public void A_source_is_the_host_of_its_address_where_no_publisher_is_named()
    {
        var article = Case.Of("The ministry says that the port reopened.");
        Store.Write([.. article.Changes.Select(c => c is Change.DocumentMade made ? made with { Document = made.Document with { Publisher = null, Url = "https://www.Mininter.gob.pe:443/noticias?id=7#top" } } : c), new Change.Assembled()]);
        var row = Assert.Single(Store.Sources(Owner, new(), Paging.First).Rows);
        Assert.Equal(("mininter.gob.pe", SourceKind.OfficialStatement, KindReason.Domain), (row.Name, row.Kind, row.Why));
        Assert.Single(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.OfficialStatement] } }, Paging.First).Rows);
    }

    [Fact]
    public void What_another_source_published_first_is_a_rewrite()
    {
        var text = string.Join(' ', Enumerable.Range(0, 90).Select(i => $"word{i}")) + " Rosa Ibáñez Luján leads Los Carreteros.";
        var (first, second) = (Wire(text, "2031-01-01", "Wire Agency"), Wire(text, "2031-01-02", "La Voz"));
        Keep(first, second);
        Assert.Equal(SourceKind.Rewrite, Store.Head(Owner, second.Document.Id)!.Source!.Kind);
        Assert.Equal(SourceKind.Outlet, Store.Head(Owner, first.Document.Id)!.Source!.Kind);
        Assert.Equal("La Voz", Assert.Single(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Rewrite] } }, Paging.First).Rows).Head.Publisher);
        var origins = Store.Origins(Owner, first.Claims[0].Id)!;
        var origin = Assert.Single(origins.Origins);
        Assert.Equal((2, OriginCause.SameText, first.Document.Id), (origins.Documents, origin.Documents[1].Why!.Cause, origin.Documents[1].Why!.With));
        // The wire story and its reprint are one: nobody else says it.
        Assert.Equal(1, Store.Claims(Owner, new() { Graded = new() { Source = SourceId.From("Wire Agency"), Alone = true } }, Paging.First).Total);
    }

    [Fact]
    public void A_protected_source_and_a_party_that_answered_are_what_they_are_in_every_list()
    {
        var (confidential, article, answer) = KeepAllThree();
        IEnumerable<(string, SourceKind?, KindReason?)> Sources(params SourceKind[] kinds) => Store.Sources(Owner, new(Graded: new() { Kinds = [.. kinds] }, Order: SourceOrder.Name), Paging.First).Rows.Select(r => (r.Name, r.Kind, r.Why));
        Assert.Equal([("El Faro de Antay", SourceKind.Outlet, KindReason.Otherwise), ("Rosa Ibáñez Luján", SourceKind.Party, KindReason.Answered), ("Source-A", SourceKind.Confidential, KindReason.Protected)], Sources());
        foreach (var (kind, id, name) in new[] { (SourceKind.Confidential, confidential.Document.Id, "Source-A"), (SourceKind.Party, answer, "Rosa Ibáñez Luján"), (SourceKind.Outlet, article.Document.Id, "El Faro de Antay") })
        {
            var filter = new GradeFilter { Kinds = [kind] };
            Assert.Equal((kind, kind == SourceKind.Outlet ? null : kind), (Store.Head(Owner, id)!.Source!.Kind, Store.Head(Owner, id)!.Source!.Nature));
            Assert.Equal(name, Assert.Single(Sources(kind)).Item1);
            Assert.Equal(id, Assert.Single(Store.Documents(Owner, new() { Graded = filter }, Paging.First).Rows).Head.Id);
            var claims = Store.Claims(Owner, new() { Graded = filter }, Paging.First).Rows;
            Assert.NotEmpty(claims);
            Assert.All(claims, c => Assert.Equal((id, kind), (c.Document.Id, c.Document.Source!.Kind)));
            Assert.All(Store.Search(Owner, new("Rosa", Paging.First, Paging.First, Paging.First, new() { Graded = filter })).Documents.Rows, d => Assert.Equal(id, d.Document.Id));
        }
    }

    [Fact]
    public void What_a_person_holds_of_them_stands_beside_what_they_are()
    {
        var (confidential, _, answer) = KeepAllThree();
        Store.Write([new Change.Graded(Given(GradeTarget.Of(SourceId.From("Source-A")), GradeScale.Kind, "outlet")), new Change.Graded(Given(GradeTarget.Of(SourceId.From("Rosa Ibáñez Luján")), GradeScale.Kind, "official_statement"))]);
        var (held, said) = (Store.Head(Owner, confidential.Document.Id)!.Source!, Store.Head(Owner, answer)!.Source!);
        Assert.Equal((SourceKind.Outlet, KindReason.ConfirmedSource, SourceKind.Confidential), (held.Kind, held.Why, held.Nature));
        Assert.Equal((SourceKind.Outlet, SourceKind.Confidential), Store.Source(Owner, SourceId.From("Source-A")) is { } row ? (row.Kind, row.Nature) : default);
        Assert.Equal((SourceKind.Party, KindReason.Answered), (said.Kind, said.Why));
        // The filter knows them by the same.
        Assert.Equal(["El Faro de Antay", "Source-A"], Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Outlet] } }, Paging.First).Rows.Select(r => r.Head.Publisher!).Order(StringComparer.Ordinal));
        Assert.Empty(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Confidential, SourceKind.OfficialStatement] } }, Paging.First).Rows);
        Assert.Single(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Party] } }, Paging.First).Rows);
        Store.Write([new Change.Graded(Given(GradeTarget.Of(answer), GradeScale.Kind, "official_statement"))]);
        Assert.Equal((SourceKind.OfficialStatement, SourceKind.Party), (Store.Head(Owner, answer)!.Source!.Kind, Store.Head(Owner, answer)!.Source!.Nature));
    }

    [Fact]
    public void Material_that_reprints_and_an_outlet_that_was_asked_are_told_apart()
    {
        var text = string.Join(' ', Enumerable.Range(0, 90).Select(i => $"word{i}")) + " Rosa Ibáñez Luján leads Los Carreteros.";
        var (open, given) = (Wire(text, "2031-01-01", "Wire Agency"), Wire(text, "2031-01-02", "Source-A"));
        Store.Write([.. open.Changes, .. given.Sealed, new Change.Assembled()]);
        Assert.Equal((SourceKind.Confidential, KindReason.Protected), Store.Head(Owner, given.Document.Id)!.Source is { } source ? (source.Kind, source.Why) : default);
        Assert.Empty(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Rewrite] } }, Paging.First).Rows);
        Assert.Equal(given.Document.Id, Assert.Single(Store.Documents(Owner, new() { Graded = new() { Kinds = [SourceKind.Confidential] } }, Paging.First).Rows).Head.Id);
        // That it is confidential makes no origin of its own of it.
        Assert.Equal(open.Document.Id, Store.Head(Owner, given.Document.Id)!.Origin);
        Assert.Single(Store.Origins(Owner, open.Claims[0].Id)!.Origins);
        var answer = Case.Of("We stand by every word of it.", publisher: "Wire Agency", location: "reply:x/1.txt");
        Store.Write([.. answer.Changes.Select(c => c is Change.DocumentMade made ? made with { Document = made.Document with { Format = "reply/1" } } : c), new Change.Assembled()]);
        // A source with other documents is what these are; an answer is the party's own.
        Assert.Equal((SourceKind.Outlet, null), Store.Source(Owner, SourceId.From("Wire Agency")) is { } row ? (row.Kind, row.Nature) : default);
        Assert.Equal(SourceKind.Party, Store.Head(Owner, answer.Document.Id)!.Source!.Kind);
    }

    // Material of a protected source, an article, and what the accused answered to it.
    /// <summary>However many documents a protected source gives, wherever origins are counted it is one: the same from an outlet is two.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void What_one_protected_source_gave_is_one_origin_wherever_they_are_counted(bool isSealed, int origins)
    {
        var (one, other) = (Wire("Hugo Pinto came at ten. Rosa Ibáñez Luján leads Los Carreteros.", "2031-05-03", "Source-A"), Wire("It rained in the harbour of Antay all day. Rosa Ibáñez Luján leads Los Carreteros.", "2031-05-09", "Source-A"));
        Store.Write([.. isSealed ? one.Sealed : one.Changes, .. isSealed ? other.Sealed : other.Changes, new Change.Assembled()]);
        var claim = one.Claims[0].Id;
        Assert.Equal((2, origins), (Store.Origins(Owner, claim)!.Documents, Store.Origins(Owner, claim)!.Origins.Length));
        Assert.Equal((2, origins), Assert.Single(Store.Sources(Owner, new(), Paging.First).Rows) is var row ? (row.Documents, row.Origins) : default);
        Assert.Equal((2, origins), (Store.Counts(Owner).Documents, Store.Counts(Owner).Origins));
        foreach (var viewer in new[] { Owner, new Viewer("Guest", [DatasetName.Default]) })
        {
            Assert.Equal(origins, Store.Entity(viewer, Store.Claim(viewer, claim)!.Subject!.Entity)!.Origins);
            Assert.Equal(origins, new[] { one, other }.Select(c => Store.Head(viewer, c.Document.Id)!.CountsAs).Distinct().Count());
            // Neither reprints the other, and neither is told to.
            Assert.Equal(2, new[] { one, other }.Select(c => Store.Head(viewer, c.Document.Id)!.Origin).Distinct().Count());
            Assert.Empty(Store.Reprints(viewer, one.Document.Id));
        }
    }

    (Case Confidential, Case Article, DocumentId Answer) KeepAllThree()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        var given = Wire("Hugo Pinto met Rosa Ibáñez Luján, who leads nothing. Rosa Ibáñez Luján leads Los Carreteros.", "2031-05-03", "Source-A");
        Store.Write([.. article.Changes, .. given.Sealed, new Change.Assembled()]);
        Assert.Null(Replies().Answer(Ask(Store.Entity(Owner, rosa.Id)!.Id, collusion.Id), Words("I never met Rosa's clan.")).Fault);
        return (given, article, Store.Claims(Owner, new() { Types = [ClaimType.Denies] }, Paging.First).Rows.Select(c => c.Document.Id).First(d => d != article.Document.Id));
    }

    [Fact]
    public void A_grade_goes_with_the_document_that_is_forgotten()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Graded(Given(GradeTarget.Of(collusion.Id), GradeScale.Credibility, "2", reason: "marker-in-a-reason")), new Change.Graded(Given(GradeTarget.Of(Faro), GradeScale.Reliability, "B"))]);
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40))]);
        Assert.Empty(Store.Grades(Owner, GradeTarget.Of(collusion.Id)));
        Assert.Single(Store.Grades(Owner, GradeTarget.Of(Faro)));
    }

    [Fact]
    public void What_is_not_there_or_has_no_such_scale_is_not_graded()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Assert.Throws<ArgumentException>(() => Store.Write([new Change.Graded(Given(GradeTarget.Of(new ClaimId("none")), GradeScale.Credibility, "2"))]));
        Assert.Throws<ArgumentException>(() => Store.Write([new Change.Graded(Given(GradeTarget.Of(collusion.Id), GradeScale.Reliability, "B"))]));
        Assert.Throws<ArgumentException>(() => Store.Write([new Change.Graded(Given(GradeTarget.Of(Faro), GradeScale.Reliability, "Z"))]));
        var sequence = Store.Sequence;
        var grade = Given(GradeTarget.Of(Faro), GradeScale.Reliability, "B");
        Store.Write([new Change.Graded(grade)]);
        Assert.Equal(sequence + 1, Store.Write([new Change.Graded(grade)]));
    }

    static Case Wire(string text, string published, string publisher)
    {
        var article = Case.Of(text, published, publisher, location: publisher);
        var (rosa, clan) = (article.Entity("Rosa Ibáñez Luján"), article.Entity("Los Carreteros", EntityType.Organization));
        article.Claim(ClaimType.Leads, "Rosa Ibáñez Luján leads Los Carreteros", rosa, clan);
        return article;
    }
}
