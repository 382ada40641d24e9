using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;
using Xunit;

namespace Quipu.Tests.Claims;

/// <summary>How many independent origins stand behind a claim, and why documents count as one.</summary>
public sealed class ClaimOriginsTest
{
    static readonly ImmutableArray<uint> Print = [.. Enumerable.Range(0, 64).Select(i => (uint)i)];

    [Fact]
    public void Documents_that_share_nothing_are_independent() => Assert.Equal(["a", "b"], Independent(Of("a"), Of("b", outlet: "La Voz")));

    [Fact]
    public void Each_reason_is_told_with_the_document_that_it_is_about()
    {
        Assert.Equal((OriginCause.SameCapture, "a", null), Why(Of("a"), Of("b", origin: "a", capture: "a")));
        Assert.Equal((OriginCause.SameText, "a", null), Why(Of("a"), Of("b", origin: "a", text: "a")));
        Assert.Equal((OriginCause.Overlap, "a", 750), Why(Of("a", print: Print), Of("b", origin: "a", print: Changed(16))));
        Assert.Equal((OriginCause.Cites, "a", null), Why(Of("a", outlet: "El Faro Gris"), Of("b", outlet: "La Voz", cites: "el faro gris")));
    }

    [Fact]
    public void The_first_of_an_origin_needs_no_reason_and_the_citing_one_may_be_the_earlier()
    {
        var origins = ClaimOrigins.Of([Of("a", outlet: "La Voz", cites: "El Faro Gris", published: "2031-01-01"), Of("b", outlet: "El Faro Gris", published: "2031-01-02")], []);
        var origin = Assert.Single(origins.Origins);
        Assert.Null(origin.Documents[0].Why);
        Assert.Equal(OriginCause.Cites, origin.Documents[1].Why!.Cause);
    }

    [Fact]
    public void A_third_document_that_does_not_say_it_may_join_two_that_do()
    {
        var third = (new Quipu.Documents.Print(new("c"), null, "c", Changed(16)), new CaptureId("c"), new DocumentId("a"));
        var origins = ClaimOrigins.Of([Of("a", print: Print), Of("b", origin: "a", print: Changed(40))], [third]);
        var why = Assert.Single(origins.Origins).Documents[1].Why!;
        Assert.Equal((OriginCause.Through, "c"), (why.Cause, why.With.Value));
    }

    [Fact]
    public void An_outlet_that_cites_itself_cites_nobody_else() => Assert.Equal(["a", "b"], Independent(Of("a", outlet: "La Voz"), Of("b", outlet: "La Voz", cites: "La Voz")));

    /// <summary>One mouth twice is no second witness; another source, or what was published, is one.</summary>
    [Fact]
    public void What_one_protected_source_gave_is_one_origin_however_many_documents_it_is()
    {
        Assert.Equal((OriginCause.SameSource, "a", null), Why(Of("a", capture: "sealed-1", outlet: "Source-A"), Of("b", capture: "sealed-2", outlet: "Source-A")));
        Assert.Equal(["a", "b"], Independent(Of("a", capture: "sealed-1", outlet: "Source-A"), Of("b", capture: "sealed-2", outlet: "Source-B")));
        // An outlet's two articles are two: what is known is only that it is one outlet's.
        Assert.Equal(["a", "b"], Independent(Of("a", outlet: "Source-A"), Of("b", outlet: "Source-A")));
        var all = ClaimOrigins.Of([Of("a", outlet: "La Voz"), Of("b", capture: "sealed-1", outlet: "Source-A"), Of("c", capture: "sealed-2", outlet: "Source-A", cites: "La Voz"), Of("d", capture: "sealed-3", outlet: "Source-B")], []);
        Assert.Equal([3, 1], all.Origins.Select(o => o.Documents.Length));
        Assert.Equal([OriginCause.SameSource, OriginCause.Cites], all.Origins[0].Documents.Skip(1).Select(d => d.Why!.Cause));
    }

    static IEnumerable<string> Independent(params Witness[] witnesses) => ClaimOrigins.Of(witnesses, []).Origins.Select(o => Assert.Single(o.Documents).Document.Id.Value);

    static (OriginCause, string, int?) Why(params Witness[] witnesses) => Assert.Single(ClaimOrigins.Of(witnesses, []).Origins).Documents[1].Why is { } why ? (why.Cause, why.With.Value, why.Share) : default;

    static ImmutableArray<uint> Changed(int minima) => [.. Print.Select((p, i) => i < minima ? p + 1000 : p)];

    static Witness Of(string id, string? origin = null, string? capture = null, string? text = null, ImmutableArray<uint> print = default, string outlet = "El Faro Gris", string? cites = null, string published = "2031-01-01")
    {
        var grading = new SourceGrading(SourceId.From(outlet), outlet, SourceKind.Outlet, KindReason.Otherwise, null, null, null);
        var head = new DocumentHead(new(id), DatasetName.Default, id, outlet, PartialDate.Parse(published), Language.English, null, id, new(origin ?? id)) { Source = grading };
        return new(head, new("claim-" + id), new(capture ?? id), new(new(id), null, text ?? id, print.IsDefault ? [] : print), cites is null ? [] : [cites]);
    }
}
