import PocketWorld
print(PocketRecipe.shipped(.medium).configuration)
