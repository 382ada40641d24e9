using System.Text;
using Quipu.Access;
using Quipu.Boards;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    BoardDesk Drawing(Viewer? viewer = null) => new(Store, viewer ?? Owner, _noon);

    BoardId Drawn(params EntityId[] parties)
    {
        var made = Drawing().Make(" Who pays whom ", parties);
        Assert.Null(made.Fault);
        return made.Id!.Value;
    }

    [Fact]
    public void A_board_is_the_sum_of_its_steps_and_keeps_every_one()
    {
        var (article, rosa, clan, _, _, _) = Case.Governor();
        Keep(article);
        var office = Store.EntitiesOf(Owner, article.Document.Id).First(e => e.Local.Name == "Fiscalía de Antay").Card.Id;
        var id = Drawn(rosa.Id, clan.Id);
        Assert.Null(Drawing().Place(id, [new(rosa.Id, 10, -20.5, true)]).Fault);
        Assert.Null(Drawing().Note(id, rosa.Id, " ask the registry ").Fault);
        Assert.Null(Drawing().Note(id, null, "whole").Fault);
        Assert.Null(Drawing().Add(id, [rosa.Id, office]).Fault);
        Assert.Null(Drawing().Remove(id, clan.Id).Fault);
        Assert.Null(Drawing().Ask(id, "?type=funds").Fault);
        Assert.Null(Drawing().Title(id, "Roads").Fault);
        var board = Reopen().Board(Owner, id)!;
        Assert.Equal(("Roads", "?type=funds", false), (board.Title, board.Question, board.IsClosed));
        Assert.Equal([rosa.Id, office], board.Parties().Select(p => p.Id));
        Assert.Equal(new BoardPlace(rosa.Id, 10, -20.5, true), board.Parties()[0].Place);
        Assert.Equal([(rosa.Id, "ask the registry"), (null, "whole")], board.Notes().Select(n => ((EntityId?)n.On, n.Text)));
        Assert.Equal([BoardAct.Made, BoardAct.Placed, BoardAct.Noted, BoardAct.Noted, BoardAct.Added, BoardAct.Removed, BoardAct.Asked, BoardAct.Titled], board.Steps.Select(s => s.Act));
        Assert.Equal(Enumerable.Range(1, 8), board.Steps.Select(s => s.Number));
        Assert.All(board.Steps, s => Assert.Equal(Owner.Name, s.By));
        Assert.Null(Drawing().RemoveNote(id, board.Notes()[0].Number).Fault);
        Assert.Null(Drawing().Add(id, [clan.Id]).Fault);
        board = Store.Board(Owner, id)!;
        Assert.Equal("whole", Assert.Single(board.Notes()).Text);
        Assert.Equal([rosa.Id, office, clan.Id], board.Parties().Select(p => p.Id));
    }

    [Fact]
    public void A_board_that_is_laid_aside_is_not_changed_and_is_not_lost()
    {
        var (article, rosa, _, _, _, _) = Case.Governor();
        Keep(article);
        var (one, other) = (Drawn(rosa.Id), Drawn());
        Assert.Null(Drawing().Close(one, true).Fault);
        Assert.Equal(BoardFault.IsClosed, Drawing().Note(one, null, "late").Fault);
        Assert.Equal([other], Store.Boards(Owner, false, Paging.First).Rows.Select(b => b.Id));
        Assert.Equal(2, Store.Boards(Owner, true, Paging.First).Total);
        Assert.Null(Drawing().Close(one, false).Fault);
        Assert.Null(Drawing().Note(one, null, "again").Fault);
        Assert.Equal(one, Store.Boards(Owner, false, Paging.First).Rows[0].Id);
    }

    [Fact]
    public void A_step_that_cannot_be_taken_says_why()
    {
        var (article, rosa, clan, _, _, _) = Case.Governor();
        Keep(article);
        var id = Drawn(rosa.Id);
        Assert.Equal([BoardFault.NoTitle, BoardFault.TooLong, BoardFault.BadPlace, BoardFault.UnknownParty, BoardFault.UnknownParty, BoardFault.NoParty, BoardFault.NoText, BoardFault.TooLong, BoardFault.UnknownNote, BoardFault.UnknownBoard, BoardFault.BadFile], new[]
        {
            Drawing().Make(" ", []), Drawing().Title(id, new('t', BoardDesk.LongestTitle + 1)), Drawing().Place(id, [new(rosa.Id, double.NaN, 0, true)]), Drawing().Add(id, [new("nobody")]),
            Drawing().Remove(id, clan.Id), Drawing().Add(id, []), Drawing().Note(id, null, " "), Drawing().Note(id, null, new('n', BoardDesk.LongestNote + 1)), Drawing().RemoveNote(id, 77), Drawing().Title(new("none"), "x"),
            Drawing().Make("no file"u8.ToArray(), "x"),
        }.Select(o => o.Fault!.Value));
        Assert.Single(Store.Board(Owner, id)!.Steps);
        Assert.Equal(BoardFault.TooMany, Drawing().Make("many", Enumerable.Range(0, BoardDesk.Most + 1).Select(i => new EntityId($"e{i}"))).Fault);
        var guest = new Viewer("Guest", [DatasetName.Default]);
        Assert.Null(Store.Board(guest, id));
        Assert.Equal(0, Store.Boards(guest, true, Paging.First).Total);
    }

    [Fact]
    public void A_file_makes_a_board_and_whoever_is_not_on_record_stays_a_member()
    {
        var (article, rosa, _, _, _, _) = Case.Governor();
        Keep(article);
        var json = $$$"""{"board":{"title":"From there","question":"?accepted=1","parties":[{"id":"{{{rosa.Id.Value}}}","name":"Rosa","x":1.5,"y":2,"pinned":true},{"id":"far","name":"Somebody else"}],"notes":[{"on":"far","text":"who?"}]}}""";
        var board = Store.Board(Owner, Drawing().Make(Encoding.UTF8.GetBytes(json), "f").Id!.Value)!;
        Assert.Equal(("From there", "?accepted=1"), (board.Title, board.Question));
        Assert.Equal([rosa.Id, new("far")], board.Parties().Select(p => p.Id).OrderByDescending(p => p == rosa.Id));
        Assert.Equal("who?", Assert.Single(board.Notes()).Text);
        const string Gexf = """<?xml version="1.0"?><gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz"><graph><nodes><node id="a" label="A"><viz:position x="3" y="4"/></node><node id="b"/></nodes><edges><edge id="0" source="a" target="b"/></edges></graph></gexf>""";
        var graph = Store.Board(Owner, Drawing().Make(Encoding.UTF8.GetBytes(Gexf), "of Gephi").Id!.Value)!;
        Assert.Equal("of Gephi", graph.Title);
        Assert.Equal([new BoardPlace(new("a"), 3, -4, true), null], graph.Parties().Select(p => p.Place));
        const string Bomb = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><gexf><graph><nodes><node id="&a;"/></nodes></graph></gexf>""";
        Assert.Equal(BoardFault.BadFile, Drawing().Make(Encoding.UTF8.GetBytes(Bomb), "x").Fault);
    }

    [Fact]
    public void What_a_forgotten_document_alone_had_goes_from_boards()
    {
        var (article, rosa, _, _, _, _) = Case.Governor();
        Keep(article);
        var id = Drawn(rosa.Id);
        var card = Store.Entity(Owner, rosa.Id)!.Id;
        Assert.Null(Drawing().Place(id, [new(card, 1, 2, true)]).Fault);
        Assert.Null(Drawing().Note(id, null, article.Document.Text[..40]).Fault);
        Assert.Null(Drawing().Note(id, null, "wait for the registry").Fault);
        Store.Write([new Change.Forgotten(article.Document.Id, "Owner", _noon.GetUtcNow())]);
        var board = Store.Board(Owner, id)!;
        Assert.Empty(board.Parties());
        Assert.Equal("wait for the registry", Assert.Single(board.Notes()).Text);
        Assert.DoesNotContain(board.Steps, s => s.Parties.Contains(card) || s.Places.Any(p => p.Party == card));
    }
}
