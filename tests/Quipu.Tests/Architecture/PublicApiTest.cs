using System.Reflection;
using System.Runtime.CompilerServices;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Architecture;

/// <summary>What the library shows to others, as text: its growth is a diff that somebody reads.</summary>
public sealed class PublicApiTest
{
    const BindingFlags Shown = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What the compiler writes for every record.</summary>
    static readonly string[] OfRecords = ["Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality", "get_EqualityContract"];

    /// <summary>Methods that take more, each with its reason.</summary>
    static readonly Dictionary<string, string> LongLists = new(StringComparer.Ordinal) { ["Quipu.Model.ClaimId.From"] = "the anchor is these five spans and words, and nothing else" };

    static IEnumerable<Type> Types => Of(typeof(Claim).Assembly).Concat(Of(typeof(Statement).Assembly));

    [Fact]
    public void The_public_api_is_the_approved_one() => Golden.Matches(string.Join('\n', Of(typeof(Claim).Assembly).SelectMany(Describe)) + "\n", "library");

    [Fact]
    public void The_public_api_of_FollowTheMoney_is_the_approved_one() => Golden.Matches(string.Join('\n', Of(typeof(Statement).Assembly).SelectMany(Describe)) + "\n", "followthemoney");

    [Fact]
    public void Ids_are_types_and_no_bare_strings() =>
        Assert.Empty(from type in Types
                     where !IsIdType(type)
                     from text in type.GetProperties(Shown).Where(p => p.PropertyType == typeof(string)).Select(p => p.Name)
                         .Concat(type.GetMethods(Shown).Where(m => !m.IsSpecialName).SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!))
                     where text.EndsWith("Id", StringComparison.Ordinal) || text == "id"
                     select $"{type.FullName}: {text}");

    [Fact]
    public void A_method_takes_four_things_and_then_a_record() =>
        Assert.Empty(from type in Types
                     from method in type.GetMethods(Shown)
                     where !OfRecords.Contains(method.Name) && !LongLists.ContainsKey($"{type.FullName}.{method.Name}") && method.GetParameters().Count(p => p.ParameterType != typeof(CancellationToken)) > 4
                     select $"{type.FullName}.{method.Name}");

    static IEnumerable<Type> Of(Assembly assembly) => assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal);

    static bool IsIdType(Type type) => type.Name.EndsWith("Id", StringComparison.Ordinal) && type.IsValueType;

    static IEnumerable<string> Describe(Type type) =>
    [
        $"{Kind(type)} {Name(type)}{(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? $" : {Name(parent)}" : "")}",
        .. type.IsEnum ? [$"    {string.Join(", ", Enum.GetNames(type))}"] : Members(type).Order(StringComparer.Ordinal).ToArray(),
    ];

    static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(Shown)
        where !OfRecords.Contains(member.Name) && member is not Type && !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodBase { IsSpecialName: true, IsConstructor: false }
        select "    " + member switch
        {
            PropertyInfo property => $"{Of(property.GetMethod ?? property.SetMethod)}{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{(property.SetMethod is { IsPublic: true } set ? IsInit(set) ? " init;" : " set;" : "")} }}",
            FieldInfo field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            MethodInfo method => $"{Of(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
            _ => $"{member}",
        };

    static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static string Of(MethodInfo? method) => method is { IsStatic: true } ? "static " : "";

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? "?" : "")}"));

    static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (type.HasElementType) return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "&");
        if (type.IsGenericParameter) return type.Name;
        var name = type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{Name(outer)}.{type.Name}" : type.Name;
        return type.IsGenericType && name.Contains('`', StringComparison.Ordinal) ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
