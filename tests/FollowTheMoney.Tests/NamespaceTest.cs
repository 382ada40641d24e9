using Xunit;

namespace FollowTheMoney.Tests;

public sealed class NamespaceTest
{
    static readonly Namespace Port = new("port");

    [Fact]
    public void Signing_twice_is_signing_once()
    {
        var signed = Port.Sign("p1")!;
        Assert.Equal(signed, Port.Sign(signed));
        Assert.True(Port.Verify(signed));
        Assert.False(new Namespace("other").Verify(signed));
        Assert.False(Port.Verify("p1"));
        Assert.Equal("p1", new Namespace().Sign(signed));
        Assert.Null(Port.Sign("no id!"));
    }

    [Fact]
    public void An_entity_and_what_it_names_are_signed_together()
    {
        var tie = new Entity(new("t1"), Schemata.Default["Ownership"]);
        tie.Add("owner", "p1");
        tie.Add("role", "p1");
        var signed = Port.Apply(tie);
        Assert.Equal((Port.Sign("t1"), Port.Sign("p1"), "p1"), (signed.Id.Value, signed["owner"].Single(), signed["role"].Single()));
        Assert.Equal("p1", Port.Apply(tie, shallow: true)["owner"].Single());
    }

    [Fact]
    public void Ids_of_parts_have_nothing_between_them()
    {
        Assert.Equal(EntityIds.Make("x", "a", "bc"), EntityIds.Make("x", "ab", null, "c"));
        Assert.Null(EntityIds.Make("x", null, ""));
        Assert.Equal(EntityIds.OfKeys("x", null, ["b", "a"]), EntityIds.OfKeys("x", null, ["a", "", "b"]));
        Assert.Null(EntityIds.OfKeys("x", "y", [" "]));
    }
}
