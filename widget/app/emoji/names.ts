import type { emoji } from './emoji.ts'

/** What each emoji is found by, in English, in the order of `emoji`: `,` stands between them. */
export const names: Record<keyof typeof emoji, string> = {
  emoji_faces:
    'grin happy,smile happy,smile,grin,laugh,sweat relief,joy tears laugh,rofl laugh,blush smile,slight smile,upside down,wink,relieved,heart eyes love,hearts love,kiss,yum tasty,tongue,tongue wink,zany crazy,nerd,cool sunglasses,star struck wow,party,smirk,unamused,disappointed sad,pensive sad,worried,confused,frown sad,persevere,tired,pleading please,cry sad tear,sob cry,huff,angry,rage angry,mind blown,flushed,scream fear,fear,anxious,sad relieved,hug,think hmm,oops giggle,hush quiet,speechless,neutral,grimace,eye roll,wow open mouth,astonished shock,yawn,sleep,drool,mask ill,sick fever,hurt bandage,nausea,sneeze,angel halo,cowboy,clown,ghost,skull dead,alien,robot bot',
  emoji_people:
    'wave hello bye,back of hand,stop hand,ok,pinch small,victory peace,fingers crossed luck,love you,rock horns,call me,left,right,up,down,point up,thumbs up yes like,thumbs down no,fist,punch,clap bravo,hooray hands,open palms,handshake deal,pray please thanks,write,strong muscle,eyes look,brain,raise hand,shrug,facepalm,bow sorry,developer computer,cook chef,baby,family',
  emoji_nature:
    'dog,cat,mouse,rabbit,fox,bear,panda,lion,cow,pig,frog,monkey,chicken,penguin,duck,owl,bee,butterfly,turtle,snake,octopus,dolphin,whale,cactus,christmas tree,tree,seedling plant,clover luck,leaf autumn,blossom flower,rose flower,sunflower,sun,moon,star,lightning fast,fire hot,rainbow,cloud,snow cold,drop water',
  emoji_food:
    'green apple,apple,orange,lemon,banana,melon,grapes,strawberry,cherries,mango,pineapple,avocado,tomato,carrot,corn,croissant,bread,cheese,egg,pancakes,bacon,burger,fries,pizza,taco,salad,pasta,sushi,cookie,birthday cake,cake,chocolate,popcorn,coffee,tea,soda drink,beer,wine,cheers toast',
  emoji_places:
    'car,taxi,bus,bike,scooter,train,plane travel,rocket launch,ship,fuel gas,home house,office,hospital,bank,hotel,school,beach holiday,mountain,map,world earth,football soccer,basketball,tennis,game,dice,target,guitar music,art paint,film,trophy win,party celebrate,gift present,balloon',
  emoji_things:
    'phone,laptop computer,keyboard,printer,camera,tv,battery,plug,idea light,torch,money,card pay,receipt bill,package parcel,letter mail,email,calendar date,paperclip attach,pin,scissors cut,key,lock,hammer,wrench tool,gear settings,test,pill medicine,cart shop,broom clean,bed,shirt,shoe,glasses,ring,alarm clock time,book,note',
  emoji_signs:
    'red heart love,orange heart,yellow heart,green heart,blue heart,purple heart,black heart,white heart,broken heart,hundred,yes done check,no cross wrong,question,exclamation,warning,forbidden no,recycle,plus,minus,check,checkbox,red,orange,yellow,green,blue,up,right,down,left,refresh,new,ok,speech chat,sleep zzz,music note',
}
