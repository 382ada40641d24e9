using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Searches;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    SearchDesk Noting(Viewer? viewer = null) => new(Store, viewer ?? Owner, MatchIndex.Of(Store), Captured, _noon);

    SearchRecord Noted(string name, DatasetName? dataset = null)
    {
        var outcome = Noting().Names(new(name, dataset, null, 0.7), "  ");
        Assert.Null(outcome.Fault);
        return outcome.Record!;
    }

    [Fact]
    public void A_search_in_vain_says_what_was_searched_in_which_edition_and_stays_as_it_was_when_a_newer_one_answers()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Tarumayo"));
        var record = Noted("Aceros Marañay S.A.C.", Rolls.Suppliers);
        Assert.Equal((0, true, "logic-q1", 0.7, (string?)null), (record.Found, record.IsWhole, record.Algorithm, record.Threshold, record.Note));
        var dataset = Assert.Single(record.Datasets);
        Assert.Equal((Rolls.Suppliers, "may.csv", ContentHash.Sha256("may"u8)), (dataset.Dataset, Assert.Single(dataset.Files).Name, dataset.Files[0].Capture.Value));
        Assert.NotNull(dataset.Import);
        Assert.False(Noting().Since(record)!.IsOtherwise(record));
        Assert.Empty(Noting().Since(record)!.Editions);
        Store.Import(Rolls.Header("june", 2), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Tarumayo"), Rolls.Company(3, "Marañay"));
        var kept = Reopen().SearchRecord(Owner, record.Id)!.Record;
        Assert.Equal((0, "may.csv"), (kept.Found, kept.Datasets[0].Files[0].Name));
        var since = Noting().Since(kept)!;
        Assert.True(since.IsOtherwise(kept));
        Assert.Equal((1, "june.csv"), (since.Found, Assert.Single(since.Editions).Files[0].Name));
        Assert.Equal("sup-Marañay", Assert.Single(since.Came).Id.Value);
        var found = Noted("Aceros Marañay S.A.C.", Rolls.Suppliers);
        Assert.Equal("sup-Marañay", Assert.Single(found.Hits).Id.Value);
        Store.Import(Rolls.Header("july", 3), Rolls.Company(1, "Quipuy"));
        Assert.Equal(found.Hits.AsEnumerable(), Noting().Since(found)!.Went);
    }

    [Fact]
    public void What_was_looked_for_is_cited_and_seen_by_whom_it_concerns()
    {
        var (article, rosa, _, _, _, _) = Case.Governor();
        Keep(article);
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"));
        var (suppliers, all) = (Noted("Zoraida Quispilaya", Rolls.Suppliers), Noted("Zoraida Quispilaya"));
        var words = Noting().Words("governor").Record!;
        Assert.True(words.Found > 0);
        Assert.Null(Noting().Cite(all.Id, null, rosa.Id).Fault);
        var sequence = Store.Sequence;
        Assert.Null(Noting().Cite(all.Id, null, rosa.Id).Fault);
        Assert.Equal(sequence, Store.Sequence);
        Assert.Equal([all.Id], Store.Searches(Owner, new(Entity: rosa.Id), Paging.First).Rows.Select(s => s.Record.Id));
        Assert.Equal(2, Store.Searches(Owner, new(InVain: true), Paging.First).Total);
        Assert.Equal([SearchFault.UnknownSearch, SearchFault.UnknownFinding, SearchFault.UnknownEntity, SearchFault.NothingToCite], new[]
        {
            Noting().Cite(new("none"), null, rosa.Id), Noting().Cite(all.Id, new("none"), null), Noting().Cite(all.Id, null, new("none")), Noting().Cite(all.Id, null, null),
        }.Select(o => o.Fault!.Value));
        var guest = new Viewer("Guest", [Rolls.Suppliers]);
        Assert.Equal([suppliers.Id], Store.Searches(guest, new(), Paging.First).Rows.Select(s => s.Record.Id));
        Assert.Null(Store.SearchRecord(guest, words.Id));
        Assert.DoesNotContain(Store.Log(guest, new(Whole: true), new(0, 500)).Rows, r => r.Kind == "searched");
    }

    [Fact]
    public void What_cannot_be_noted_is_refused_with_a_reason()
    {
        Assert.Equal(SearchFault.NoQuestion, Noting().Words(" ").Fault);
        Assert.Equal(SearchFault.NoName, Noting().Names(new("…", null, null, 0.7)).Fault);
        Assert.Equal(SearchFault.BadThreshold, Noting().Names(new("Rosa", null, null, 7)).Fault);
        Assert.Equal(SearchFault.UnknownDataset, Noting().Names(new("Rosa", new("none"), null, 0.7)).Fault);
        Assert.Equal(SearchFault.UnknownAlgorithm, Noting().Names(new("Rosa", null, "guess", 0.7)).Fault);
        Assert.Equal(SearchFault.NoRegister, Noting().Outside(new(" ", null, "Rosa", _asked, null, 0, null)).Fault);
        Assert.Equal(SearchFault.BadAddress, Noting().Outside(new("Land", "javascript:1", "Rosa", _asked, null, 0, null)).Fault);
        Assert.Equal(SearchFault.AheadOfTime, Noting().Outside(new("Land", null, "Rosa", new(2040, 1, 1), null, 0, null)).Fault);
        Assert.Equal(SearchFault.TooLong, Noting().Words(new string('a', 3000)).Fault);
        Assert.Equal(0, Store.Searches(Owner, new(), Paging.First).Total);
    }
}
