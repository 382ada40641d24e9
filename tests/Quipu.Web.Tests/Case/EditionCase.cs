using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Sources.Grades;

namespace Quipu.Web.Tests.Case;

/// <summary>An edition that the sample case has outgrown (claims whose review was taken back, and one that is gone), and grades of an outlet, a document and a claim.</summary>
static class EditionCase
{
    internal const string Name = "Ties of Tarumayo <b>";

    internal static void Add(Site site)
    {
        var claims = site.Store.Claims(Viewer.Owner, new(), new(0, 25)).Rows;
        var gone = new EditionClaim(new(ContentHash.Of("gone")), new(ContentHash.Of("gone document")), "then");
        var row = new EditionRow(
            new(ContentHash.Sha256("edition"u8)), Name, "1.0", DatasetName.Default, new(2031, 6, 1), 1, DateTimeOffset.UnixEpoch, "Ana", "ties-1.0.zip", ContentHash.Sha256("file"u8), new(18, 26, 3, 400));
        site.Store.Write(
        [
            new Change.EditionMade(row, [.. claims.Select(c => new EditionClaim(c.Claim.Id, c.Document.Id, "then")), gone]),
            Given("grade-1", GradeTarget.Of(claims[0].Document.Source!.Source!.Value), GradeScale.Reliability, "B"),
            Given("grade-2", GradeTarget.Of(claims[0].Document.Id), GradeScale.Kind, "outlet"),
            Given("grade-3", GradeTarget.Of(claims[0].Claim.Id), GradeScale.Credibility, "2"),
        ]);
    }

    static Change.Graded Given(string id, GradeTarget on, GradeScale scale, string value) => new(new(new(id), on, scale, value, "Ana", DateTimeOffset.UnixEpoch, UglyCase.Script));
}
