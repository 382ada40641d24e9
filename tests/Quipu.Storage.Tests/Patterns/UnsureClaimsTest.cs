using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Library;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

public sealed class UnsureClaimsTest
{
    /// <summary>In the article the pronoun may be anybody's; only a person can say whose it is.</summary>
    [Theory]
    [InlineData(499, false, false)]
    [InlineData(500, false, true)]
    [InlineData(499, true, true)]
    public void What_is_likelier_read_wrong_accuses_nobody_until_somebody_accepts_it(int sureness, bool accepted, bool found)
    {
        using var folder = new Quipu.Tests.TemporaryFolder();
        using var store = SqliteStore.Open(folder.At("story.db"));
        var article = Case.Of("Ramiro Quiñe runs the smuggling of diesel, a witness said.");
        var claim = article.Claim(
            ClaimType.EngagesIn, "Ramiro Quiñe runs the smuggling of diesel", article.Entity("Ramiro Quiñe"),
            more: c => c with { Modality = Modality.Alleged, Sureness = sureness });
        store.Write(article.Changes);
        if (accepted) store.Write([new Change.Judged(new(new("j1"), claim, Verdict.Accepted, "Reviewer", Case.Time(2)))]);
        store.Write([new Change.Assembled()]);
        Assert.Equal(found, PatternDesk.Of(store, Viewer.Owner).Run(PatternLibrary.Find("unanswered-allegation")!).Any());
    }
}
