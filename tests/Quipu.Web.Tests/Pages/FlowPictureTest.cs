using System.Collections.Immutable;
using Quipu.Network;
using Quipu.Network.Money;
using Quipu.Web.Pages.Money;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Flows as a picture: nothing overlaps, widths add up, what comes back runs below, and each currency has a picture of its own.</summary>
public sealed class FlowPictureTest
{
    [Fact]
    public void Bands_at_a_box_are_no_wider_than_it_and_boxes_do_not_overlap()
    {
        var picture = Assert.Single(FlowPicture.All([Flow("a", "c", 30), Flow("b", "c", 20), Flow("c", "d", 40), Flow("c", "e", 5, alleged: 5)]));
        foreach (var box in picture.Boxes)
        {
            Assert.True(picture.Bands.Where(b => b.Flow.To.Id == box.Who.Id).Sum(b => b.Width) <= box.Height + 2);
            Assert.True(picture.Bands.Where(b => b.Flow.From.Id == box.Who.Id).Sum(b => b.Width) <= box.Height + 2);
        }

        foreach (var column in picture.Boxes.GroupBy(b => b.X))
        {
            var boxes = column.OrderBy(b => b.Y).ToList();
            for (var i = 1; i < boxes.Count; i++) Assert.True(boxes[i].Y >= boxes[i - 1].Y + boxes[i - 1].Height);
        }

        Assert.Equal(5, picture.Bands.Length);
        Assert.Equal(1, picture.Bands.Count(b => b.Alleged));
    }

    [Fact]
    public void Who_is_tied_to_whom_stands_at_the_same_height()
    {
        // By size alone every band would cross every other.
        var picture = Assert.Single(FlowPicture.All([Flow("a", "z", 30), Flow("b", "y", 20), Flow("c", "x", 10), Flow("d", "x", 100), Flow("e", "y", 60)]));
        Assert.Equal(0, picture.Crossings);
    }

    [Fact]
    public void Money_that_comes_back_runs_below_every_box()
    {
        var picture = Assert.Single(FlowPicture.All([Flow("a", "b", 30), Flow("b", "c", 20), Flow("c", "a", 10)]));
        var back = Assert.Single(picture.Bands, b => b.Back);
        Assert.True(back.Middle.Y - (back.Width / 2) >= picture.Boxes.Max(b => b.Y + b.Height));
        Assert.True(picture.Height >= back.Middle.Y + (back.Width / 2));
    }

    [Fact]
    public void Each_currency_has_its_own_picture_and_what_has_no_sum_has_none()
    {
        ImmutableArray<Flow> flows = [Flow("a", "b", 30), Flow("a", "c", 30), Flow("a", "b", 7) with { Currency = "USD" }, Flow("a", "d", 0), Flow("a", "a", 9)];
        Assert.Equal(["PEN", "USD"], FlowPicture.All(flows).Select(p => p.Currency));
        Assert.Empty(FlowPicture.All([Flow("a", "d", 0)]));
    }

    [Fact]
    public void The_greatest_are_drawn_and_the_rest_is_counted()
    {
        var picture = Assert.Single(FlowPicture.All([.. Enumerable.Range(1, 60).Select(i => Flow("a", $"b{i}", i))]));
        Assert.Equal((40, 20), (picture.Bands.Length, picture.Left));
        Assert.Equal(60, picture.Bands.Max(b => b.Flow.Stated));
    }

    static Flow Flow(string from, string to, decimal stated, decimal alleged = 0) => new(Stop(from), Stop(to), TransferKind.Funding, "PEN", stated, alleged, 1, 0, 0);

    static PathStop Stop(string id) => new(new(id), "organization", id);
}
