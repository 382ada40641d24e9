using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Claims;

public sealed class ReattachmentTest
{
    static readonly DocumentId Document = new("d");

    static Claim Claim(string id, int start, int end, int subject, ClaimType type = ClaimType.ColludesWith, int trigger = 12) => new()
    {
        Id = new(id),
        Document = Document,
        Type = type,
        Modality = Modality.Alleged,
        Quote = new(new(start, end), new('x', end - start)),
        Trigger = new(trigger, trigger + 4),
        Subject = new(new($"e{subject}"), new(subject, subject + 5)),
        Reader = "frames/1",
    };

    [Fact]
    public void The_same_anchor_comes_first() =>
        Assert.Equal("same", Reattachment.Find(Claim("same", 0, 40, 3), [Claim("near", 0, 40, 3), Claim("same", 0, 10, 3)])!.Id.Value);

    [Fact]
    public void Else_the_words_that_overlap_most() =>
        Assert.Equal("b", Reattachment.Find(Claim("old", 0, 40, 3), [Claim("a", 10, 90, 3), Claim("b", 0, 42, 3), Claim("c", 50, 60, 3, trigger: 52)])!.Id.Value);

    [Fact]
    public void Another_type_another_party_or_other_words_are_another_claim() =>
        Assert.Null(Reattachment.Find(Claim("old", 0, 40, 3), [Claim("a", 0, 40, 3, ClaimType.Funds), Claim("b", 0, 40, 20), Claim("c", 41, 60, 3, trigger: 45)]));

    [Fact]
    public void Words_that_moved_with_the_text_are_found_nearest_to_where_they_were()
    {
        var judged = Claim("old", 2, 6, 2, trigger: 3) with { Quote = new(new(2, 6), "abcd") };
        var moved = Reattachment.Rebase(judged, new("new"), "abcd -- abcd ---------- abcd")!;
        Assert.Equal((new Span(0, 4), new Span(1, 5), new Span(0, 5)), (moved.Quote.At, moved.Trigger, moved.Subject!.At));
        Assert.Null(Reattachment.Rebase(judged, new("new"), "no such words"));
    }

    [Fact]
    public void Claims_are_the_same_by_what_they_say_and_of_whom()
    {
        var one = Claim("one", 0, 40, 3) with { Object = new(new("o"), new(30, 35)) };
        var other = one with { Id = new("other"), Modality = Modality.Denied };
        Assert.Equal(SameClaim.Signature(one), SameClaim.Signature(other));
        var open = one with { Object = null };
        Assert.NotEqual(SameClaim.Signature(open), SameClaim.Signature(open with { Id = new("other") }));
        Assert.Equal(SameClaim.Key(5, ClaimType.RivalOf, 1, 2), SameClaim.Key(5, ClaimType.RivalOf, 2, 1));
        Assert.NotEqual(SameClaim.Key(5, ClaimType.Funds, 1, 2), SameClaim.Key(5, ClaimType.Funds, 2, 1));
        Assert.NotEqual(SameClaim.Key(5, ClaimType.Funds, 1, null), SameClaim.Key(5, ClaimType.Funds, null, 1));
    }
}
