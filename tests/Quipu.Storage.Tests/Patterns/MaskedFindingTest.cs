using System.IO.Compression;
using System.Text;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>A finding one of whose parties is masked leaves under the same stand-in whatever leaves first, and nothing that leaves changes what leaves later.</summary>
public sealed class MaskedFindingTest : IDisposable
{
    const string Slug = "money-office-loop";

    readonly KeptCase _kept = new(Slug + "/fires-1");
    readonly KeptFinding _finding;

    public MaskedFindingTest()
    {
        foreach (var claim in _kept.Story.Claims.Values) _kept.Judge(claim, Verdict.Accepted);
        _kept.Desk.Refresh();
        _finding = _kept.Told(Slug);
    }

    public void Dispose() => _kept.Dispose();

    StandIns StandIns => _kept.Store.StandIns(Viewer.Owner);

    [Fact]
    public void Whatever_leaves_first_a_finding_has_one_stand_in_and_nothing_is_hidden_by_what_left()
    {
        var id = _finding.Finding.Id.Value;
        Assert.False(StandIns.Hides(id));
        Assert.Contains(id, Bundle(), StringComparison.Ordinal);
        Mask();
        Assert.True(StandIns.Hides(id));
        Assert.DoesNotContain(id, Bundle() + Hops(), StringComparison.Ordinal);
        Assert.Contains(StandIns.Of(id), Bundle(), StringComparison.Ordinal);

        Withdraw();
        var before = (Export("claims"), Export("statements"), Export("claim-statements"));
        var correction = Correction();
        Assert.DoesNotContain(id, correction, StringComparison.Ordinal);
        Assert.Contains(StandIns.Of(id), correction, StringComparison.Ordinal);
        Assert.Equal(before, (Export("claims"), Export("statements"), Export("claim-statements")));
    }

    [Fact]
    public void What_one_export_hides_is_hidden_in_no_other()
    {
        Mask();
        const string made = "0123456789abcdef0123456789abcdef";
        var own = StandIns.With([made]);
        Assert.True(own.Hides(made) && own.With([]).Hides(made));
        Assert.NotEqual(made, own.In(made));
        Assert.False(StandIns.Hides(made));
        Assert.Equal(made, StandIns.In(made));
    }

    // The first party of the finding, as a person masks somebody.
    void Mask()
    {
        var party = _finding.Finding.Everybody[0].Entity;
        _kept.Store.Write([new Change.MaskDecided(party, new(MaskGround.Minor, true, "Rita", new(2031, 4, 1, 9, 0, 0, TimeSpan.Zero), "a child"))]);
        Assert.True(StandIns.Hides(party.Value), "The party is not masked.");
    }

    // It was published, and a hop of it has nothing left.
    void Withdraw()
    {
        var now = _kept.Kept(_finding.Finding.Id);
        _kept.Store.Write([PublishedWork.Of(now, _kept.Store, Viewer.Owner, new(LeavingId.New(), new(2031, 4, 2, 9, 0, 0, TimeSpan.Zero), "Rita", LeavingAct.Published, "published", ""))]);
        foreach (var tie in now.Finding.Hops.First(h => h.Ties.Any(t => !t.FromRegister)).Ties)
            if (_kept.Story.Claims.Values.FirstOrDefault(c => c.Id.Value == tie.Evidence) is { } claim) _kept.Judge(claim, Verdict.Rejected);
        _kept.Desk.Refresh();
    }

    string Correction() => Written(to => new CorrectionFile(_kept.Store, Viewer.Owner, _ => null).Write(new CorrectionDesk(_kept.Store).All(Viewer.Owner)[0], to));

    string Bundle() => Written(to => new FindingBundle(_kept.Store, Viewer.Owner, PatternLibrary.Find(Slug), _ => null).Write(_kept.Kept(_finding.Finding.Id), to));

    string Hops()
    {
        using var to = new MemoryStream();
        new FindingBundle(_kept.Store, Viewer.Owner, PatternLibrary.Find(Slug), _ => null).WriteHops(_kept.Kept(_finding.Finding.Id), to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    string Export(string format)
    {
        using var to = new MemoryStream();
        ExportFormats.Find(format)!.Write(_kept.Store, Viewer.Owner, new() { IncludeProposals = true }, to);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    static string Written(Action<Stream> write)
    {
        using var to = new MemoryStream();
        write(to);
        using var zip = new ZipArchive(to);
        return string.Concat(zip.Entries.Select(e =>
        {
            using var part = new StreamReader(e.Open());
            return $"{e.FullName}\n{part.ReadToEnd()}\n";
        }));
    }
}
